"""Differences that are right, each with its reason. Everything else is a failure."""

import re
from typing import NamedTuple

from differences import differences

UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class Context(NamedTuple):
    """Where a difference was found: in which case, of which service, and which members have defaults."""

    case: object
    model: object
    defaults: dict


def reason(context, difference):
    """Why the difference is right; None when it is not."""
    return next((why for rule, why in RULES if rule(context, difference)), None)


def is_token(context, difference):
    """A token that the input did not have, and both clients made."""
    tokens = context.model.operation_model(context.case.operation).idempotent_members
    return (
        difference.path[:2] == ("request", "body")
        and len(difference.path) == 3
        and difference.path[2] in tokens
        and difference.path[2] not in context.case.params
        and all(isinstance(it, str) and UUID.fullmatch(it) for it in (difference.ours, difference.theirs))
    )


def is_corrected(context, difference):
    """A required member that the answer did not have, and that is blank in ours."""
    parent, name = missing_member(context, difference)
    return parent is not None and name in parent.required_members and is_blank(difference.ours)


def is_default(context, difference):
    """A member that the answer did not have, and that has its default in ours."""
    parent, name = missing_member(context, difference)
    return parent is not None and context.defaults.get((parent.name, name), difference) == difference.ours


def missing_member(context, difference):
    """The structure and the member's name, where botocore has no such member of an output."""
    kind, *path = difference.path
    if kind != "output" or not path or repr(difference.theirs) != "(absent)":
        return None, None
    shape = context.model.operation_model(context.case.operation).output_shape
    for step in path[:-1]:
        if shape.type_name == "structure":
            shape = shape.members[step]
        else:
            shape = shape.member if shape.type_name == "list" else shape.value
    return (shape, path[-1]) if shape.type_name == "structure" else (None, None)


def is_blank(value):
    """Whether a value is what Smithy has clients put in place of a required one that is missing."""
    if isinstance(value, dict):
        blank = ({"$time": [0, 0]}, {"$blob": ""}, {"$double": 0.0})
        return value in blank or all(map(is_blank, value.values()))
    return value in ("", 0, False, [])


def is_without_nulls(context, difference):
    """A list of an output that has the same items without null."""
    ours, theirs = difference.ours, difference.theirs
    lists = isinstance(ours, list) and isinstance(theirs, list) and difference.path[:1] == ("output",)
    return lists and not list(differences(ours, without_nulls(theirs)))


def without_nulls(value):
    """The value without null in its lists."""
    if isinstance(value, dict):
        return {key: without_nulls(member) for key, member in value.items()}
    return [without_nulls(it) for it in value if it is not None] if isinstance(value, list) else value


def has_no_message(context, difference):
    """An answer that has no message is said to have none, not an empty one."""
    ours, theirs = difference.ours, difference.theirs
    there = b'essage"' in context.case.body
    return difference.path == ("error", "message") and ours is None and theirs == "" and not there


RULES = [
    (is_token, "an idempotency token that the caller leaves out is made up by each client: both made a UUID"),
    (
        is_corrected,
        "a required member that an answer lacks is blank in a typed client (Smithy's client error correction); "
        "botocore leaves it out",
    ),
    (is_default, "a member that an answer lacks has the model's default (smithy.api#default); botocore leaves it out"),
    (
        is_without_nulls,
        "null in a list that is not sparse is no item of a typed list; botocore takes every list for a sparse one",
    ),
    (has_no_message, "an error that comes without a message has none in a typed client, and an empty one in botocore"),
]
