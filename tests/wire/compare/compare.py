#!/usr/bin/env python3
"""Compares generated clients with botocore: what they send for the same input, and what they make of the same answer.

    compare.py PROGRAM SERVICE=MODEL...

PROGRAM is that of the generated clients; MODEL what a client was generated from: a Smithy model, or else the definition
that botocore has too.
"""

import json
import pathlib
import sys
import time

import allowed
from cases import Cases
from check import check
from clients import Botocore, Generated, operations
from differences import Difference, differences
from drift import drift
from recorder import Recorder
from report import Tally, show
from request import request

def compact(body):
    """JSON without spaces that do not count, and with letters for escapes. Members stay in their order."""
    try:
        return json.dumps(json.loads(body), separators=(",", ":"), ensure_ascii=False)
    except ValueError:
        return body


def streams(operation):
    """Whether a body of the operation is a stream, or has events."""
    shapes = [shape for shape in (operation.input_shape, operation.output_shape) if shape is not None]
    members = [member for shape in shapes for member in shape.members.values()]
    return any(it.serialization.get("streaming") or it.serialization.get("eventstream") for it in members)


def outcome_faults(case, ours):
    """Both failing in the same way is no agreement."""
    expected = "error" if case.error else "output"
    if expected not in ours:
        yield Difference(("outcome",), ours, f"(the case is to end with {expected})")


def compare(case, botocore, generated, recorder, tally, newer):
    """Runs one case."""
    recorder.answer = (case.status, case.headers, case.body)
    theirs = botocore.call(case.operation, case.params, case.validated)
    their_request = recorder.take()
    ours = generated.call(case.service, case.operation, case.input)
    our_request = recorder.take()

    tally.calls += 1
    tally.errors += case.error is not None
    if our_request and their_request:
        tally.same_bytes += our_request[0]["body"] == their_request[0]["body"]
        tally.same_text += compact(our_request[0]["body"]) == compact(their_request[0]["body"])
    found = [*differences(request(our_request), request(their_request), ("request",)), *differences(ours, theirs)]
    found += outcome_faults(case, ours)
    for difference in found:
        reason = allowed.reason(allowed.Context(case, botocore.model, newer), difference)
        if reason:
            tally.allowed[reason] += 1
        else:
            tally.failures.append((case, difference))


def main(program, *services):
    recorder = Recorder()
    generated = Generated(program, recorder.url)
    known = operations(program)
    tallies = []
    check(Botocore("proton", recorder.url).model)
    try:
        for service, model in (argument.split("=", 1) for argument in services):
            began = time.monotonic()
            botocore = Botocore(service, recorder.url)
            tally = Tally(service)
            newer = drift(botocore.model, pathlib.Path(model))
            cases = Cases(service, botocore.model, newer)
            names = [name for name in botocore.model.operation_names if name not in newer.operations]
            streaming = [name for name in names if streams(botocore.model.operation_model(name))]
            names = [name for name in names if name not in streaming]
            for nth, name in enumerate(names):
                if name not in known[service]:
                    tally.failures.append((f"{service} {name}", "the generated client does not have it"))
                    continue
                tally.operations += 1
                for case in cases.of(name, nth):
                    compare(case, botocore, generated, recorder, tally, newer)
            tally.streaming = streaming
            tally.note(cases.coverage(names), newer, time.monotonic() - began)
            tallies.append(tally)
    finally:
        generated.close()
        recorder.close()
    return show(tallies)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
