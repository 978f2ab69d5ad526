"""What differs between two values, each with the path to it."""

import json
import os
from decimal import Decimal
from typing import NamedTuple


class Difference(NamedTuple):
    """`ours` of the generated client and `theirs` of botocore, at `path`. `ABSENT` stands for a missing member."""

    path: tuple
    ours: object
    theirs: object

    def __str__(self):
        steps = (str(step) if str(step).isprintable() else repr(step) for step in self.path)
        where = ".".join(step if len(step) <= 60 else f"{step[:60]}…" for step in steps)
        start = 0
        if isinstance(self.ours, str) and isinstance(self.theirs, str):
            # Of long texts the part that differs.
            start = max(0, len(os.path.commonprefix([self.ours, self.theirs])) - 100)
        return f"{where}\n      generated: {short(self.ours, start)}\n      botocore:  {short(self.theirs, start)}"


class Absent:
    def __repr__(self):
        return "(absent)"


ABSENT = Absent()


def short(value, start=0):
    """The value for a line of a report, texts from `start` on."""
    shown = ("… " if start else "") + repr(value[start:] if start else value)
    return shown if len(shown) <= 400 else shown[:400] + "…"


def differences(ours, theirs, path=()):
    """Everything that differs. 1 and 1.0 are one number, true is none."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in [*theirs, *(key for key in ours if key not in theirs)]:
            yield from differences(ours.get(key, ABSENT), theirs.get(key, ABSENT), (*path, key))
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for index, (left, right) in enumerate(zip(ours, theirs)):
            yield from differences(left, right, (*path, index))
    elif isinstance(ours, bool) or isinstance(theirs, bool):
        if ours is not theirs:
            yield Difference(path, ours, theirs)
    elif ours is ABSENT or theirs is ABSENT or ours != theirs:
        yield Difference(path, ours, theirs)


class Repeated(ValueError):
    """An object names a member twice."""


def parsed(body):
    """A body as JSON: numbers exact, no member twice."""

    def members(pairs):
        found = dict(pairs)
        if len(found) != len(pairs):
            raise Repeated(f"a member comes twice in {body!r}")
        return found

    return json.loads(body, object_pairs_hook=members, parse_float=Decimal, parse_int=Decimal)
