"""CBOR: written anew here, in each of the forms that RFC 8949 has for a value, and read by botocore's reader, with
every number exact."""

import struct
from collections import Counter

from botocore.parsers import BaseCBORParser

from forms import seconds


class Writer:
    """Writes values of botocore's types; of equal forms the next one each time."""

    def __init__(self):
        self.turns = Counter()

    def next(self, of, choices):
        self.turns[of] += 1
        return choices[self.turns[of] % len(choices)]

    def write(self, shape, value):
        """The bytes of a value; `shape` is None for what no model has."""
        kind = shape.type_name if shape is not None else None
        if value is None:
            return self.next("null", (b"\xf6", b"\xf7"))
        if isinstance(value, bool):
            return b"\xf5" if value else b"\xf4"
        if kind == "timestamp":
            return b"\xc1" + self.number(seconds(value))
        if kind in ("double", "float"):
            return self.float(value, kind)
        if isinstance(value, (int, float)):
            return self.number(value)
        if isinstance(value, bytes):
            return self.string(2, value)
        if isinstance(value, str):
            return self.string(3, value.encode())
        if isinstance(value, list):
            return self.items(4, [self.write(shape.member if shape else None, item) for item in value])
        return self.items(5, [self.entry(shape, key, item) for key, item in value.items()])

    def entry(self, shape, key, value):
        inner = None
        if shape is not None:
            inner = shape.members.get(key) if shape.type_name == "structure" else shape.value
        return self.string(3, key.encode()) + self.write(inner, value)

    def number(self, value):
        if isinstance(value, float):
            return self.float(value, "double")
        return head(0, value) if value >= 0 else head(1, -1 - value)

    def float(self, value, kind):
        """Now and then in fewer bytes, where the value is the same."""
        whole = [b"\xfb" + struct.pack(">d", value)]
        for byte, form in ((b"\xfa", ">f"), (b"\xf9", ">e")):
            try:
                packed = struct.pack(form, value)
            except OverflowError:
                continue
            back = struct.unpack(form, packed)[0]
            if back == value or value != value:
                whole.append(byte + packed)
        if value == int(value) if abs(value) < 2**53 else False:
            # Not minus zero, which no integer is.
            whole += [self.number(int(value))] if str(value) != "-0.0" else []
        return self.next(kind, whole)

    def string(self, major, value):
        """Whole, or in chunks; those of text end where a character does."""
        if self.turns["string"] % 5 != 4 or not value:
            self.turns["string"] += 1
            return head(major, len(value)) + value
        self.turns["string"] += 1
        middle = len(value) // 2
        while major == 3 and middle < len(value) and value[middle] & 0xC0 == 0x80:
            middle += 1
        chunks = (value[:middle], b"", value[middle:])
        return bytes([major << 5 | 31]) + b"".join(head(major, len(it)) + it for it in chunks) + b"\xff"

    def items(self, major, written):
        """With the count ahead, or a sign at the end."""
        body = b"".join(written)
        return self.next("items", (head(major, len(written)) + body, bytes([major << 5 | 31]) + body + b"\xff"))


def head(major, value):
    """The first bytes of an item."""
    if value < 24:
        return bytes([major << 5 | value])
    for nth, size in enumerate((1, 2, 4, 8)):
        if value < 1 << 8 * size:
            return bytes([major << 5 | 24 + nth]) + value.to_bytes(size, "big")
    raise ValueError(f"{value} is too large")


class Reader(BaseCBORParser):
    """botocore's reader, but floats are told from integers, moments stay numbers, null stays, no key comes twice."""

    def _parse_key_value_pair(self, stream, items):
        key = self.parse_data_item(stream)
        if key in items:
            raise ValueError(f"the key {key!r} comes twice")
        items[key] = self.parse_data_item(stream)

    def _parse_datetime(self, value):
        return {"$time": value}

    def _parse_byte_string(self, stream, additional_info):
        return {"$blob": super()._parse_byte_string(stream, additional_info).hex()}

    def _parse_text_string(self, stream, additional_info):
        return super()._parse_byte_string(stream, additional_info).decode()

    def _parse_simple_and_float(self, stream, additional_info):
        value = super()._parse_simple_and_float(stream, additional_info)
        return {"$float": str(value)} if isinstance(value, float) else value


def read(body):
    """One value, and nothing after it."""
    reader = Reader()
    stream = reader.get_peekable_stream_from_bytes(body)
    value = reader.parse_data_item(stream)
    if stream.read():
        raise ValueError(f"something follows the value in {body!r}")
    return value
