"""What botocore's definition and the Smithy model do not share: the two may be of different days."""

import json
from typing import NamedTuple

DEFAULT = "smithy.api#default"


class Drift(NamedTuple):
    """What the Smithy model does not have, and what botocore's definition does not: members stand as pairs of shape and
    member."""

    # Operations that the Smithy model lacks.
    operations: frozenset = frozenset()
    # Members that the Smithy model lacks.
    members: frozenset = frozenset()
    # Errors of operations that the Smithy model does not have among theirs: pairs of operation and shape.
    errors: frozenset = frozenset()
    # Members with a default, and the default.
    defaults: dict = {}
    # Members that the Smithy model requires and botocore's definition does not.
    required: frozenset = frozenset()


# What has no members.
UNIT = {"type": "structure"}
# The types of Smithy that botocore has under one name, and those of the same name.
KINDS = {
    "string": {"string", "enum"},
    "integer": {"byte", "short", "integer", "intEnum"},
    "structure": {"structure", "union", "document", "unit"},
}


def drift(model, file):
    """What the two do not share; members of another type are not shared."""
    shapes = json.loads(file.read_text())["shapes"]
    smithy = {key.partition("#")[2]: shape for key, shape in shapes.items() if shape["type"] == "operation"}
    common = [error for shape in shapes.values() if shape["type"] == "service" for error in shape.get("errors", ())]
    operations = {name for name in model.operation_names if name not in smithy}
    members, errors, defaults, seen, required = set(), set(), {}, set(), set()

    def kind(target):
        return shapes[target]["type"] if target in shapes else target.partition("#")[2].lower()

    def walk(shape, target):
        theirs = shapes.get(target, UNIT)
        if (shape.name, target) in seen:
            return
        seen.add((shape.name, target))
        if shape.type_name == "structure":
            for name, member in shape.members.items():
                found = theirs.get("members", {}).get(name)
                if found is None or kind(found["target"]) not in KINDS.get(member.type_name, {member.type_name}):
                    members.add((shape.name, name))
                    continue
                if found.get("traits", {}).get(DEFAULT) is not None:
                    defaults[shape.name, name] = found["traits"][DEFAULT]
                if "smithy.api#required" in found.get("traits", {}) and name not in shape.required_members:
                    required.add((shape.name, name))
                walk(member, found["target"])
        elif shape.type_name == "list":
            walk(shape.member, theirs["member"]["target"])
        elif shape.type_name == "map":
            walk(shape.value, theirs["value"]["target"])

    for name in set(model.operation_names) - operations:
        operation = model.operation_model(name)
        for shape, key in ((operation.input_shape, "input"), (operation.output_shape, "output")):
            if shape is not None:
                walk(shape, smithy[name].get(key, {}).get("target"))
        listed = [*smithy[name].get("errors", ()), *common]
        targets = {error["target"].partition("#")[2]: error["target"] for error in listed}
        for shape in operation.error_shapes:
            if shape.name in targets:
                walk(shape, targets[shape.name])
            else:
                errors.add((name, shape.name))
    return Drift(frozenset(operations), frozenset(members), frozenset(errors), defaults, frozenset(required))
