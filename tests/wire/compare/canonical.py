"""Values of botocore in the form that `calls/src/canonical.rs` gives those of the generated clients."""

import base64
import datetime
import struct

from sample import EPOCH


def canonical(shape, value):
    """What botocore parsed, as JSON."""
    kind = shape.type_name
    if value is None:
        return None
    if kind == "structure" and shape.is_document_type:
        return {"$document": value}
    if kind == "structure":
        # Unknown members of unions, which botocore names in its own way, are none of the shape's.
        return {
            name: canonical(shape.members[name], member) for name, member in value.items() if name in shape.members
        }
    if kind == "list":
        return [canonical(shape.member, item) for item in value]
    if kind == "map":
        return {key: canonical(shape.value, item) for key, item in value.items()}
    if kind == "blob":
        # Payloads can be read once.
        value = value.read() if hasattr(value, "read") else value
        return {"$blob": base64.b64encode(value).decode()}
    if kind == "timestamp":
        micros = (value - EPOCH) // datetime.timedelta(microseconds=1)
        return {"$time": [micros // 1_000_000, micros % 1_000_000 * 1000]}
    if kind in ("double", "float"):
        return {"$double": number(kind, value)}
    return value


def number(kind, value):
    """A double, or the name of one that is no number; floats with their own precision."""
    value = float(value)
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "inf" if value > 0 else "-inf"
    return struct.unpack("f", struct.pack("f", value))[0] if kind == "float" else value
