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
    restored: frozenset = frozenset()


def reason(context, difference):
    """Why the difference is right; None when it is not."""
    return next((why for rule, why in RULES if rule(context, difference)), None)


def is_token(context, difference):
    """A token that the input did not have, and both clients made."""
    operation = context.model.operation_model(context.case.operation)
    names = {
        operation.input_shape.members[token].serialization.get("name", token)
        for token in operation.idempotent_members
        if token not in context.case.params
    }
    return (
        difference.path[0] == "request"
        and difference.path[1:2] in (("body",), ("query",), ("headers",))
        and difference.path[2:3] in {(name,) for name in names | {name.lower() for name in names}}
        and all(isinstance(it, str) and UUID.fullmatch(it) for it in (difference.ours, difference.theirs))
    )


def is_corrected(context, difference):
    """A required member that the answer did not have, and that is blank in ours."""
    parent, name = missing_member(context, difference)
    return parent is not None and name in parent.required_members and is_blank(difference.ours)


def is_default(context, difference):
    """A member that the answer did not have, and that has its default in ours."""
    parent, name = missing_member(context, difference)
    default = context.defaults.get((parent.name, name), difference) if parent is not None else difference
    kind = parent.members[name].type_name if parent is not None else None
    return difference.ours == ({"$double": default} if kind in ("double", "float") else default)


def is_restored(context, difference):
    """A member of an error that botocore's definition lacks, and the answer has."""
    kind, name = difference.path[0], difference.path[-1]
    error = context.model.shape_for_error_code(context.case.error) if kind == "error" else None
    return (
        difference.path == ("error", "members", name)
        and error is not None
        and (error.name, name) in context.restored
        and repr(difference.theirs) == "(absent)"
    )


def has_no_id(context, difference):
    """An answer by CBOR to an operation without output has an id all the same."""
    operation = context.model.operation_model(context.case.operation)
    by_cbor = context.model.resolved_protocol == "smithy-rpc-v2-cbor"
    return difference.path == ("request id",) and by_cbor and operation.output_shape is None and not difference.theirs


def is_type_of_bytes(context, difference):
    """The content type of a blob or text that is the whole body."""
    shape = context.model.operation_model(context.case.operation).input_shape
    payload = shape.serialization.get("payload") if shape is not None else None
    types = {"blob": "application/octet-stream", "string": "text/plain"}
    return (
        difference.path == ("request", "headers", "content-type")
        and payload is not None
        and difference.ours == types.get(shape.members[payload].type_name)
        and repr(difference.theirs) == "(absent)"
    )


def is_version(context, difference):
    """botocore's own header for operations of endpoint discovery."""
    operation = context.model.operation_model(context.case.operation)
    own = operation.is_endpoint_discovery_operation and repr(difference.ours) == "(absent)"
    return difference.path == ("request", "headers", "x-amz-api-version") and own


def is_description(context, difference):
    """The message of an OAuth error, which botocore takes from a member of another name."""
    described = context.case.body and b'"error_description"' in context.case.body
    return difference.path == ("error", "message") and context.case.service == "sso-oidc" and described


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
    return value in ("", "no value was set", 0, False, [])


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
    (is_restored, "a member of an error that botocore's definition lacks is restored from the facts of Smithy's models"),
    (has_no_id, "botocore's reader of CBOR drops the request id of operations without output"),
    (
        is_type_of_bytes,
        "a blob or text that is the whole body has the content type of Smithy's HTTP bindings; botocore sends none",
    ),
    (is_version, "botocore says the version of the interface when it asks for endpoints; no trait of Smithy does"),
    (is_description, "botocore takes the member `error_description` of OAuth errors for the message"),
    (has_no_message, "an error that comes without a message has none in a typed client, and an empty one in botocore"),
]
