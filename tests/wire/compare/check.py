"""Checks the comparison itself: it has to find every change of a request or an outcome, and let pass what is allowed
and nothing like it."""

import struct

import allowed
import cbor
from cases import Cases
from differences import differences, parsed
from drift import Drift
from request import body, pairs

REQUEST = {"method": "POST", "x-amz-target": "A.B", "body": {"n": 1, "t": True, "l": [{"s": "a"}], "e": {}}}
OUTPUT = {"output": {"$time": [1, 0], "blob": {"$blob": "AA=="}, "items": [1, 2], "m": {"k": {"$double": 0.5}}}}
TOKENS = ("0c4b18cc-9a54-44d8-b1c3-f53ae3ed9fe1", "cc8da397-b531-467e-8982-c0c3afb7399d")


def changed(value):
    """The value with one thing changed, in every way."""
    if isinstance(value, dict):
        yield value | {"added": None}
        for key, member in value.items():
            yield {other: it for other, it in value.items() if other != key}
            yield from (value | {key: it} for it in changed(member))
    elif isinstance(value, list):
        yield value + [0]
        for index, item in enumerate(value):
            yield value[:index] + value[index + 1 :]
            yield from (value[:index] + [it] + value[index + 1 :] for it in changed(item))
    elif isinstance(value, bool):
        yield from (not value, int(value), None)
    elif isinstance(value, (int, float)):
        yield from (value + 1, str(value), None)
    else:
        yield from (value + " ", None, 0)


def check(proton):
    """Ends the program if the comparison is blind; `proton` is botocore's model."""
    for value in (REQUEST, OUTPUT):
        assert not list(differences(value, value))
        for other in changed(value):
            assert list(differences(other, value)), f"not found: {other}"
    assert not list(differences(parsed(b'{"a": 1.0, "b": 2}'), parsed(b'{"b":2,"a":1}')))
    assert list(differences(parsed(b'{"a": 9007199254740993}'), parsed(b'{"a": 9007199254740992}')))
    check_requests()
    check_allowed(proton)


def check_requests():
    """Queries by their decoded pairs, bodies by their media type."""
    assert pairs("b=2&a=%20x&b=1") == pairs("a=+x".replace("+", "%20") + "&b=2&b=1")
    for other in ("b=1&a=%20x&b=2", "a=+x&b=2&b=1", "a=%20x&b=2", "a=%20x&b=2&b=1&c", "a=%20x&b=2&b=1&b="):
        assert pairs(other) != pairs("b=2&a=%20x&b=1"), other
    assert body("application/octet-stream", b"{}") != body("application/json", b"{}")
    definite, marked = b"\xa1\x61a\x82\x01\xf6", b"\xbf\x7f\x61a\x60\xff\x9f\x18\x01\xf7\xff\xff"
    assert cbor.read(definite) == cbor.read(marked) == {"a": [1, None]}
    one = [b"\x01", b"\xf9\x3c\x00", b"\xc1\x01", b"\x41\x01", b"\x61\x01", b"\xf5"]
    read = [cbor.read(form) for form in one]
    assert all(list(differences(a, b)) for n, a in enumerate(read) for b in read[:n]), read
    assert cbor.read(b"\xf9\x3c\x00") == cbor.read(b"\xfb" + struct.pack(">d", 1.0))
    for faulty in (definite + b"\x00", b"\xa2\x61a\x01\x61a\x01"):
        try:
            cbor.read(faulty)
        except ValueError:
            continue
        raise AssertionError(f"not refused: {faulty!r}")


def check_allowed(proton):
    """Each rule beside its nearest neighbour that is none."""
    case = next(Cases("proton", proton, Drift()).of("CreateEnvironmentAccountConnection", 0))
    case.params.pop("clientToken")
    context = allowed.Context(case, proton, Drift(defaults={("EnvironmentAccountConnection", "status"): "PENDING"}))

    def passes(ours, theirs):
        found = list(differences(ours, theirs))
        assert found
        return all(allowed.reason(context, difference) for difference in found)

    def query(*values):
        return {"request": {"query": {"since": list(values)}}}

    def request(**body):
        return {"request": {"body": body}}

    def output(**connection):
        return {"output": {"environmentAccountConnection": connection}}

    one, other = TOKENS
    assert passes(request(clientToken=one), request(clientToken=other))
    assert not passes(request(clientToken=one), request())
    assert not passes(request(clientToken=one), request(clientToken="no-token"))
    assert not passes(request(environmentName=one), request(environmentName=other))
    assert passes(query("2026-01-01T00:00:00.5Z"), query("2026-01-01T00:00:00.500000Z"))
    assert passes(query("2026-01-01T00:00:00Z"), query("2026-01-01T00:00:00.000Z"))
    assert not passes(query("2026-01-01T00:00:00.5Z"), query("2026-01-01T00:00:00.050Z"))
    assert not passes(query("2026-01-01T00:00:10Z"), query("2026-01-01T00:00:01Z"))
    assert passes(output(arn="", requestedAt={"$time": [0, 0]}), output())
    assert not passes(output(arn="a"), output())
    assert not passes(output(), output(arn=""))
    assert not passes(output(roleArn="", componentRoleArn=""), output(roleArn=""))
    assert passes(output(status="PENDING"), output())
    assert passes({"output": {"items": [1, [2]]}}, {"output": {"items": [1, None, [2, None]]}})
    assert not passes({"output": {"items": [1]}}, {"output": {"items": [1, None, 2]}})
    assert not passes(request(items=[1]), request(items=[1, None]))
    assert not passes({"error": {"message": None}}, {"error": {"message": "why"}})
    assert passes({"error": {"message": None}}, {"error": {"message": ""}})
