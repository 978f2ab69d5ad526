"""JSON for values of botocore's types. Written anew here: a third opinion beside the two that are compared."""

import base64
import datetime
import email.utils
import json

from sample import EPOCH

# Where REST protocols have members that are not in the body.
BOUND = {"uri", "querystring", "header", "headers", "statusCode"}


def name_of(name, shape, renamed):
    """The name of a member in a body; `renamed`: in protocols where `smithy.api#jsonName` counts."""
    bound = shape.serialization.get("location") in BOUND
    return shape.serialization.get("name", name) if renamed and not bound else name


def wire(shape, value, renamed=False, formats=True):
    """What JSON has for a value; `formats`: where `smithy.api#timestampFormat` counts."""
    kind = shape.type_name
    if value is None or kind == "structure" and shape.is_document_type:
        return value
    if kind == "structure":
        known = shape.members
        return {
            name_of(name, known[name], renamed) if name in known else name: (
                wire(known[name], member, renamed, formats) if name in known else member
            )
            for name, member in value.items()
        }
    if kind == "list":
        return [wire(shape.member, item, renamed, formats) for item in value]
    if kind == "map":
        return {key: wire(shape.value, item, renamed, formats) for key, item in value.items()}
    if kind == "blob":
        return base64.b64encode(value).decode()
    if kind == "timestamp":
        return moment(value, shape.serialization.get("timestampFormat", "unixTimestamp") if formats else "unixTimestamp")
    if kind in ("double", "float") and (value != value or value in (float("inf"), float("-inf"))):
        return {"inf": "Infinity", "-inf": "-Infinity"}.get(repr(value), "NaN")
    return value


def moment(value, form):
    """A timestamp in one of the three forms there are."""
    if form == "unixTimestamp":
        return seconds(value)
    if form == "rfc822":
        return email.utils.format_datetime(value.replace(microsecond=0), usegmt=True)
    return value.isoformat().replace("+00:00", "Z")


def seconds(moment):
    micros = (moment - EPOCH) // datetime.timedelta(microseconds=1)
    return micros // 1_000_000 if micros % 1_000_000 == 0 else micros / 1_000_000


def text(value):
    """JSON text of what `wire` returns."""
    return json.dumps(value, ensure_ascii=False)
