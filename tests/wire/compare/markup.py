"""XML for values of botocore's types, and one form for comparing two documents. Written anew here: a third opinion."""

import base64
import xml.etree.ElementTree as Tree

from forms import moment


def key_of(name, shape):
    """The name of a member's element."""
    if shape.type_name == "list" and shape.serialization.get("flattened"):
        return shape.member.serialization.get("name") or shape.serialization.get("name", name)
    return shape.serialization.get("name", name)


def append(parent, name, shape, value):
    """Adds a value below an element, if there is one; nulls have no form."""
    if value is None:
        return
    if shape is None:
        return unknown(parent, name, value)
    kind, flat = shape.type_name, shape.serialization.get("flattened")
    if kind == "list":
        home = parent if flat else Tree.SubElement(parent, name)
        inner = name if flat else shape.member.serialization.get("name", "member")
        for item in value:
            append(home, inner, shape.member, item)
    elif kind == "map":
        home = parent if flat else Tree.SubElement(parent, name)
        for key, item in value.items():
            entry = Tree.SubElement(home, name if flat else "entry")
            append(entry, shape.key.serialization.get("name", "key"), shape.key, key)
            append(entry, shape.value.serialization.get("name", "value"), shape.value, item)
    elif kind == "structure":
        members(Tree.SubElement(parent, name), shape, value)
    else:
        Tree.SubElement(parent, name).text = text(shape, value)


def members(element, shape, value):
    """Adds the members of a structure to its element."""
    for name, member in value.items():
        known = shape.members.get(name) if shape is not None else None
        if known is not None and known.serialization.get("xmlAttribute"):
            element.set(known.serialization.get("name", name), text(known, member))
        else:
            append(element, key_of(name, known) if known is not None else name, known, member)


def unknown(parent, name, value):
    """A value that no definition has."""
    if isinstance(value, dict):
        element = Tree.SubElement(parent, name)
        for key, member in value.items():
            append(element, key, None, member)
    elif isinstance(value, list):
        for item in value:
            append(parent, name, None, item)
    else:
        Tree.SubElement(parent, name).text = str(value)


def text(shape, value):
    kind = shape.type_name
    if kind == "blob":
        return base64.b64encode(value).decode()
    if kind == "timestamp":
        return str(moment(value, shape.serialization.get("timestampFormat", "iso8601")))
    if kind == "boolean":
        return str(value).lower()
    if kind in ("double", "float") and value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return "NaN" if value != value else str(value)


def document(root):
    return Tree.tostring(root, encoding="utf-8", xml_declaration=True)


def form(content):
    """A document as plain values: elements with their attributes, text, and children in order."""
    return plain(Tree.fromstring(content))


def plain(element):
    children = [plain(child) for child in element]
    found = {"attributes": dict(element.attrib)} if element.attrib else {}
    return {element.tag: found | ({"children": children} if children else {"text": element.text or ""})}
