"""What differs between two values, each with the path to it."""

import json
from decimal import Decimal
from typing import NamedTuple


class Difference(NamedTuple):
    """`ours` of the generated client and `theirs` of botocore, at `path`. `ABSENT` stands for a missing member."""

    path: tuple
    ours: object
    theirs: object

    def __str__(self):
        where = ".".join(str(step) for step in self.path)
        return f"{where}\n      generated: {short(self.ours)}\n      botocore:  {short(self.theirs)}"


class Absent:
    def __repr__(self):
        return "(absent)"


ABSENT = Absent()


def short(value):
    shown = repr(value)
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
