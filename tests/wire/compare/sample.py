"""Values for members, made by walking a service definition: the same ones on every run."""

import datetime
from collections import Counter

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)

TEXTS = [
    "plain text",
    "ünïcödé ✓ 日本語 🦀",
    "quote \" backslash \\ slash / <&> ' {json: [1]}",
    "tab\t newline\n return\r line\u2028 paragraph\u2029 end",
    "\x01\x1f\x7f control \b\f",
    "a" * 300,
    "  spaces  ",
]
# What a header can hold, and is the same after the spaces around it are gone.
HEADER_TEXTS = ["plain text", "semicolon; equals=%2F", "a" * 300, "~!@#$^&*()[]{}<>?", "tab\tand 'quotes'"]
BLOBS = [b"hello world", b"\x00\xff\xfe\x80", bytes(range(256)), b"\xfb\xef\xbe"]
DOUBLES = [0.1, -2.5e-7, 3.0, 1e300, 5e-324, 123456789012345680.0, -0.0, 1e21, 0.30000000000000004]
DOUBLES += [float("nan"), float("-inf")]
TIMES = [
    EPOCH + datetime.timedelta(seconds=1_700_000_000),
    EPOCH + datetime.timedelta(seconds=1_700_000_001, milliseconds=500),
    EPOCH + datetime.timedelta(seconds=1_651_234_567, microseconds=123_456),
    EPOCH,
    EPOCH + datetime.timedelta(seconds=4_102_444_799, milliseconds=999),
    EPOCH - datetime.timedelta(seconds=86_400),
]
LIMITS = {"integer": 2**31 - 1, "long": 2**63 - 1}
# Unions of which botocore's definitions do not say that they are.
UNIONS = {"AttributeValue"}


class Sampler:
    """Makes values in botocore's own types. `kind` is one of:

    full      every member (of unions the next one), two items a list or map, recursive shapes twice
    minimal   required members only
    empty     every member, with "", 0, no items, no members wherever that can be
    """

    def __init__(self, kind, seed, skip=frozenset(), covered=None, turns=None, unknown=False):
        """`unknown`: with members, and values of enums, that no model has. `covered` takes the members that are set,
        and `turns` counts how often each union has been."""
        self.kind = kind
        # Counts on with each value, so that values differ from each other, and from case to case.
        self.count = seed
        self.skip = skip
        self.covered = covered if covered is not None else set()
        self.turns = turns if turns is not None else Counter()
        self.unknown = unknown
        self.open = []
        self.texts = TEXTS
        self.filled = False
        # Whether texts have no control characters.
        self.plain = False

    def next(self, choices):
        self.count += 1
        return choices[self.count % len(choices)]

    def value(self, shape):
        # Names such as `_structure` are those of botocore's types.
        return getattr(self, "_" + shape.type_name)(shape)

    def member(self, shape, required):
        """A value that fits the place where a REST protocol has the member."""
        location = shape.serialization.get("location")
        self.texts = HEADER_TEXTS if location in ("header", "headers") else TEXTS
        # An empty label would make the path another operation's, and the AWS SDK refuses an empty required parameter.
        self.filled = location == "uri" or (location == "querystring" and required)
        value = self.value(shape)
        self.texts, self.filled = TEXTS, False
        return value

    def _structure(self, shape):
        if shape.is_document_type:
            return {} if self.kind == "empty" else {"any": [1, "two", None, -2.5, {"deep": True}]}
        names = [name for name in shape.members if (shape.name, name) not in self.skip]
        if is_union(shape):
            self.turns[shape.name] += 1
            turn = self.turns[shape.name]
            finite = [name for name in names if not self._closed(shape.members[name])] or names
            names = [finite[turn % len(finite)]]
            if self.unknown and turn % 7 == 0:
                return {"addedLater": {"a": [1, None]}}
        elif self.kind == "minimal":
            names = [name for name in names if name in shape.required_members]
        else:
            names = [
                name for name in names if name in shape.required_members or not self._closed(shape.members[name])
            ]
        self.open.append(shape.name)
        members = {name: self.member(shape.members[name], name in shape.required_members) for name in names}
        self.open.pop()
        self.covered.update((shape.name, name) for name in names)
        # Services name the type of what they answer; it is no member.
        return members | {"__type": "com.example#Any"} if self.unknown and self.count % 3 == 0 and self.open else members

    def _closed(self, shape):
        """Whether the structure, or that of which this is a collection, has been entered often enough."""
        while shape.type_name in ("list", "map"):
            shape = shape.member if shape.type_name == "list" else shape.value
        return shape.type_name == "structure" and self.open.count(shape.name) >= 2

    def _items(self, shape, inner):
        fewest = shape.metadata.get("min", 0)
        if self.kind == "empty":
            return fewest
        return fewest if self._closed(inner) else max(fewest, 1 if self.kind == "minimal" else 2)

    def _list(self, shape):
        return [self.value(shape.member) for _ in range(self._items(shape, shape.member))]

    def _map(self, shape):
        entries = {}
        for nth in range(self._items(shape, shape.value)):
            key = self.value(shape.key)
            entries[key if key not in entries else f"{key} {nth}"] = self.value(shape.value)
        return entries

    def _string(self, shape):
        if self.kind == "empty" and not shape.metadata.get("min") and not self.filled:
            return ""
        if shape.enum:
            known = list(shape.enum)
            return self.next(known + ["a value of later"] if self.unknown else known)
        # The rules of endpoints look at some.
        text = "plain-name" if "contextParam" in shape.metadata else self.next(self.texts)
        if self.plain:
            # XML has no form for most control characters.
            text = "".join(it for it in text if it >= " " and it != "\x7f")
        return text + "x" * (shape.metadata.get("min", 0) - len(text))

    def _character(self, shape):
        return "c"

    def _blob(self, shape):
        return b"" if self.kind == "empty" and not shape.metadata.get("min") else self.next(BLOBS)

    def _boolean(self, shape):
        return False if self.kind == "empty" else self.next([True, False])

    def _integer(self, shape):
        limit = LIMITS[shape.type_name]
        least, most = shape.metadata.get("min", -limit - 1), shape.metadata.get("max", limit)
        fits = [number for number in (7, 0, least, most, -1, 1234567) if least <= number <= most]
        return 0 if self.kind == "empty" and least <= 0 <= most else self.next(fits)

    _long = _integer

    def _double(self, shape):
        return self._within(shape, DOUBLES)

    def _float(self, shape):
        return self._within(shape, [0.5, 3.0, -1.25])

    def _within(self, shape, numbers):
        """One of the numbers within the limits of the shape, or a limit."""
        least, most = (shape.metadata.get(limit) for limit in ("min", "max"))
        if least is not None or most is not None:
            limits = [float(limit) for limit in (least, most) if limit is not None]
            low, high = (float("-inf") if least is None else least), (float("inf") if most is None else most)
            numbers = [number for number in (*numbers, *limits) if low <= number <= high]
        return 0.0 if self.kind == "empty" and (least or 0) <= 0 <= (most or 0) else self.next(numbers)

    def _timestamp(self, shape):
        return self.next(TIMES)


def is_union(shape):
    return shape.is_tagged_union or shape.name in UNIONS


def reachable(shapes, skip):
    """Every member, with the name of its shape, that these shapes have at any depth."""
    found, seen, open_ = set(), set(), [shape for shape in shapes if shape is not None]
    while open_:
        shape = open_.pop()
        if shape.type_name == "structure" and shape.name not in seen:
            seen.add(shape.name)
            members = {name: member for name, member in shape.members.items() if (shape.name, name) not in skip}
            found.update((shape.name, name) for name in members)
            open_.extend(members.values())
        elif shape.type_name == "list":
            open_.append(shape.member)
        elif shape.type_name == "map":
            open_.append(shape.value)
    return found


def nulled(shape, value):
    """The same with null in place of every text, number and time that is a member of a nested structure."""
    kind = shape.type_name
    if kind == "structure" and not is_union(shape) and not shape.is_document_type:
        known = shape.members
        plain = ("structure", "list", "map")
        return {
            name: nulled(known[name], member) if known[name].type_name in plain else None
            for name, member in value.items()
        }
    if kind == "list":
        return [nulled(shape.member, item) for item in value]
    if kind == "map":
        return {key: nulled(shape.value, item) for key, item in value.items()}
    return value


def holed(value):
    """The same with null at the end of every list."""
    if isinstance(value, dict):
        return {key: holed(member) for key, member in value.items()}
    return [*map(holed, value), None] if isinstance(value, list) else value
