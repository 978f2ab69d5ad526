"""Differences that are right, each with its reason. Everything else is a failure."""

import re
from typing import NamedTuple

from differences import differences

MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.?(\d*)Z")
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
# Where values are texts.
PLACES = (("request", "query"), ("request", "body"))
UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class Context(NamedTuple):
    """Where a difference was found: in which case, of which service, and what its Smithy model has beyond."""

    case: object
    model: object
    newer: object


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
    # As ec2Query has them.
    names |= {name[:1].upper() + name[1:] for name in names}
    return (
        difference.path[0] == "request"
        and difference.path[1:2] in (("body",), ("query",), ("headers",))
        and difference.path[2:3] in {(name,) for name in names | {name.lower() for name in names}}
        and all(isinstance(it, str) and UUID.fullmatch(it) for it in (difference.ours, difference.theirs))
    )


def is_corrected(context, difference):
    """A required member that the answer did not have, and that is blank in ours."""
    parent, name = missing_member(context, difference, "output")
    return parent is not None and name in parent.required_members and is_blank(difference.ours)


def is_default(context, difference):
    """A member that the answer did not have, and that has its default in ours."""
    return has_default(context, difference, "output")


def is_sent_default(context, difference):
    """The same of a request: of nested structures."""
    return len(difference.path) > 3 and has_default(context, difference, "input")


def has_default(context, difference, side):
    parent, name = missing_member(context, difference, side)
    if parent is None:
        return False
    default = context.newer.defaults.get((parent.name, name), difference)
    kind = parent.members[name].type_name
    double = kind in ("double", "float") and side == "output"
    return difference.ours == ({"$double": default} if double else default)


def missing_member(context, difference, side):
    """The structure and the member's name, where botocore has no such member of an output, or of a body as JSON."""
    start = {"output": ("output",), "input": ("request", "body")}[side]
    path = difference.path[len(start) :]
    if difference.path[: len(start)] != start or not path or repr(difference.theirs) != "(absent)":
        return None, None
    operation = context.model.operation_model(context.case.operation)
    shape = operation.output_shape if side == "output" else operation.input_shape
    if side == "input" and "payload" in shape.serialization:
        shape = shape.members[shape.serialization["payload"]]
    for step in path[:-1]:
        if shape.type_name == "structure":
            shape = shape.members[named(shape, step, side)]
        else:
            shape = shape.member if shape.type_name == "list" else shape.value
    return (shape, named(shape, path[-1], side)) if shape.type_name == "structure" else (None, None)


def named(shape, step, side):
    """The member that has this name in a body."""
    found = (name for name, member in shape.members.items() if member.serialization.get("name", name) == step)
    return step if side == "output" else next(found, step)


def is_blank(value):
    """Whether a value is what Smithy has clients put in place of a required one that is missing."""
    if isinstance(value, dict):
        blank = ({"$time": [0, 0]}, {"$blob": ""}, {"$double": 0.0}, {"$document": None})
        return value in blank or all(map(is_blank, value.values()))
    return value in ("", "no value was set", 0, False, [])


def is_empty_payload(context, difference):
    """A member that is the whole body, where there is none."""
    shape = context.model.operation_model(context.case.operation).output_shape
    payload = shape.serialization.get("payload") if shape is not None else None
    nothing = repr(difference.ours) == "(absent)" and difference.theirs in ({}, {"$blob": ""})
    return difference.path == ("output", payload) and nothing and not context.case.body


def is_newer_status(context, difference):
    """The status of the answer as a member that the Smithy model does not have."""
    shape = context.model.operation_model(context.case.operation).output_shape
    member = shape.members.get(difference.path[-1]) if shape is not None and len(difference.path) == 2 else None
    status = member is not None and member.serialization.get("location") == "statusCode"
    return status and difference.path[0] == "output" and (shape.name, difference.path[1]) in context.newer.members


def is_same_moment(context, difference):
    """A moment in a query, a form or XML, with another count of zeros."""
    ours, theirs = difference.ours, difference.theirs
    if difference.path[:2] not in PLACES or not all(isinstance(it, str) for it in (ours, theirs)):
        return False
    found = [MOMENT.fullmatch(it) for it in (ours, theirs)]
    return all(found) and len({(it[1], it[2].rstrip("0")) for it in found}) == 1


def is_same_number(context, difference):
    """A floating-point number in a query, a form or XML, with its exponent written otherwise."""
    ours, theirs = difference.ours, difference.theirs
    if difference.path[:2] not in PLACES or not all(isinstance(it, str) and NUMBER.fullmatch(it) for it in (ours, theirs)):
        return False
    return float(ours) == float(theirs)


def is_source_region(context, difference):
    """The region that a copy comes from: botocore makes a presigned URL of it, the AWS SDK for Rust sends it."""
    there = difference.path[:2] == ("request", "body") and difference.path[2:3] == ("SourceRegion",)
    return there and context.case.service == "rds" and repr(difference.theirs) == "(absent)"


def was_required(context, difference):
    """A member that the Smithy model, which is older, requires, and botocore's definition does not any more."""
    parent, name = missing_member(context, difference, "output")
    return parent is not None and (parent.name, name) in context.newer.required and is_blank(difference.ours)


def is_message(context, difference):
    """The message of an error whose shape in botocore's definition has no member for it."""
    shape = next((it for it in context.model.error_shapes if it.name == context.case.error), None)
    name = difference.path[-1]
    without = shape is not None and name in ("message", "Message") and name not in shape.members
    return without and difference.path == ("error", "members", name) and repr(difference.theirs) == "(absent)"


def is_former_code(context, difference):
    """The class of an error that botocore finds by its former code, which only a header says."""
    shape = next((it for it in context.model.error_shapes if it.name == context.case.error), None)
    former = shape is not None and shape.error_code != shape.name
    without = former and "x-amzn-query-error" not in context.case.headers and difference.theirs is None
    return without and difference.path in (("error", "shape"), ("error", "members"))


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


def is_empty_root(context, difference):
    """An empty element for an input of which nothing is in the body."""
    empty = isinstance(difference.ours, dict) and [*difference.ours.values()] == [{"text": ""}]
    return difference.path == ("request", "body") and empty and difference.theirs is None


def is_slash(context, difference):
    """A path whose pattern has a slash at its end in botocore's definition alone."""
    return difference.path == ("request", "path") and f"{difference.ours}/" == difference.theirs


def is_last_piece(context, difference):
    """An id of Route 53, of which botocore takes what follows the last slash, the AWS SDK for Rust all but known prefixes."""
    ours, theirs = difference.ours, difference.theirs
    texts = isinstance(ours, str) and isinstance(theirs, str) and difference.path[0] == "request"
    cut = texts and (ours.endswith(f"/{theirs.strip()}") or ours.endswith(f"/{theirs}") or "%2F" in ours)
    return context.case.service == "route53" and cut


def is_own_of_ec2(context, difference):
    """What botocore does by itself to a copy's URL, to user data and to what a console printed."""
    own = {
        "CopySnapshot": ("request", "body", "PresignedUrl", "DestinationRegion"),
        "RunInstances": ("request", "body", "UserData"),
        "GetConsoleOutput": ("output", "Output"),
    }
    known = own.get(context.case.operation, ()) if context.case.service == "ec2" else ()
    return bool(known) and all(step in known or step == 0 for step in difference.path)


def is_order_of_entries(context, difference):
    """Entries of a map, which stand in the order of their keys in forms."""
    return difference.path[:2] == ("request", "body") and "entry" in str(difference.path[2:3]).split(".")


def is_type_of_xml(context, difference):
    """The content type of XML, which botocore leaves out."""
    path = difference.path == ("request", "headers", "content-type")
    return path and difference.ours == "application/xml" and repr(difference.theirs) == "(absent)"


def is_charset(context, difference):
    """The content type of a form, which botocore gives a character set besides."""
    form = "application/x-www-form-urlencoded"
    path = difference.path == ("request", "headers", "content-type")
    return path and (difference.ours, difference.theirs) == (form, f"{form}; charset=utf-8")


def is_version(context, difference):
    """botocore's own header for operations of endpoint discovery."""
    operation = context.model.operation_model(context.case.operation)
    own = operation.is_endpoint_discovery_operation and repr(difference.ours) == "(absent)"
    return difference.path == ("request", "headers", "x-amz-api-version") and own


def is_description(context, difference):
    """The message of an OAuth error, which botocore takes from a member of another name."""
    described = context.case.body and b'"error_description"' in context.case.body
    return difference.path == ("error", "message") and context.case.service == "sso-oidc" and described


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
        is_sent_default,
        "a member of a nested structure that the input lacks is sent with the model's default; botocore leaves it out",
    ),
    (is_newer_status, "botocore hands on the status of an answer as a member that the Smithy model does not have yet"),
    (is_same_moment, "a moment in a text has no zeros at its end; botocore writes six digits"),
    (is_same_number, "the exponent of a number has no zero before it and no sign where it is positive; botocore writes both"),
    (is_source_region, "botocore signs a URL for SourceRegion and leaves it out; the AWS SDK for Rust sends it"),
    (was_required, "a member that the Smithy model requires, which is older than botocore's definition, is blank where it is absent"),
    (is_empty_payload, "a member that is the whole body is absent where there is no body; botocore has an empty one"),
    (is_former_code, "botocore finds the class of an error by its code in awsQuery, which the answer may lack"),
    (
        is_without_nulls,
        "null in a list that is not sparse is no item of a typed list; botocore takes every list for a sparse one",
    ),
    (is_message, "every typed error has the message that it came with; botocore's only where its definition says so"),
    (has_no_id, "botocore's reader of CBOR drops the request id of operations without output"),
    (
        is_type_of_bytes,
        "a blob or text that is the whole body has the content type of Smithy's HTTP bindings; botocore sends none",
    ),
    (is_empty_root, "an input with members for the body is an empty element, as in the AWS SDK for Rust; botocore sends nothing"),
    (is_slash, "the pattern of a path has a slash at its end in botocore's definition alone"),
    (is_last_piece, "botocore cuts ids of Route 53 at every slash; the AWS SDK for Rust takes known prefixes off"),
    (is_own_of_ec2, "botocore signs a URL for copies, encodes user data and decodes what a console printed; the AWS SDK for Rust does not"),
    (is_order_of_entries, "entries of a map stand in the order of their keys; botocore's in that of the input"),
    (is_type_of_xml, "XML has its content type, as in the AWS SDK for Rust; botocore leaves it out"),
    (is_charset, "botocore says the character set of a form, which is UTF-8 in any case"),
    (is_version, "botocore says the version of the interface when it asks for endpoints; no trait of Smithy does"),
    (is_description, "botocore takes the member `error_description` of OAuth errors for the message"),
    (has_no_message, "an error that comes without a message has none in a typed client, and an empty one in botocore"),
]
