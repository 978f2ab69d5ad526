"""Protocols from the service's side: what answers an input, and the names that inputs are handed on with."""

import json

import cbor
import markup
from forms import BOUND, moment, text, wire

FORMS_OF_CODE = ("{}", "com.example.service#{}", "{}:http://internal.example.com/{}", "com.example#{}:http://x/#y")
ID = "x-amzn-requestid"


def of(model):
    """The protocol that botocore speaks to a service."""
    name = model.resolved_protocol
    return PROTOCOLS[name]()


class AwsJson:
    """`aws.protocols#awsJson1_0` and `awsJson1_1`."""

    renamed = False
    formats = True
    # The operation whose turn it is.
    operation = ""
    # Whether any character of a text has a form.
    any_text = True
    media_type = "application/x-amz-json-1.0"

    def input(self, shape, value):
        """The input as the program of the generated clients takes it: members that are not in the body apart."""
        members = shape.members if shape is not None else {}
        payload = shape.serialization.get("payload") if shape is not None else None
        bound = {name for name in value if members[name].serialization.get("location") in BOUND or name == payload}
        bound = bound if self.renamed else set()
        body = {name: it for name, it in value.items() if name not in bound}
        apart = {name: wire(members[name], value[name], self.renamed, self.formats) for name in bound}
        return text({"bound": apart, "body": wire(shape, body, self.renamed, self.formats) if members else {}})

    def answer(self, shape, value, status=200):
        """Status, headers and body of an answer with these members; some may be unknown."""
        headers = {"content-type": self.media_type, ID: "request-1"}
        return status, headers, self.body(shape, value)

    def error(self, shape, name, value, status, nth):
        """The same of an error; `shape` is None for one that no model has."""
        code = FORMS_OF_CODE[nth % len(FORMS_OF_CODE)].format(name, name)
        status, headers, body = self.answer(shape, {"__type": code} | value, status)
        return status, headers | {ID: "request-2"}, body

    def body(self, shape, value):
        return text(wire(shape, value, self.renamed, self.formats) if shape is not None else value).encode()


class Cbor(AwsJson):
    """`smithy.protocols#rpcv2Cbor`."""

    formats = False
    media_type = "application/cbor"

    def __init__(self):
        self.writer = cbor.Writer()

    def answer(self, shape, value, status=200):
        status, headers, body = super().answer(shape, value, status)
        return status, headers | {"smithy-protocol": "rpc-v2-cbor"}, body

    def body(self, shape, value):
        return self.writer.write(shape, value)


class RestJson(AwsJson):
    """`aws.protocols#restJson1`."""

    renamed = True
    media_type = "application/json"

    def answer(self, shape, value, status=200):
        headers = {"content-type": self.media_type, ID: "request-1"}
        if shape is None:
            return status, headers, self.body(None, value)
        payload = shape.serialization.get("payload")
        members = {}
        for name, member in value.items():
            known = shape.members.get(name)
            location = known.serialization.get("location") if known is not None else None
            if location == "header" and member is not None:
                headers[known.serialization.get("name", name).lower()] = header(known, member)
            elif location == "headers" and member is not None:
                headers |= {known.serialization["name"] + key: it for key, it in member.items()}
            elif location == "statusCode" and member is not None:
                status = member
            elif location is None and name != payload:
                members[name] = member
        if payload is None:
            return status, headers, self.body(shape, members)
        inner, content = shape.members[payload], value.get(payload)
        if content is None:
            return status, headers, b""
        if inner.type_name in ("blob", "string"):
            bound = headers["content-type"] != self.media_type
            headers["content-type"] = headers["content-type"] if bound else "application/octet-stream"
            return status, headers, content if isinstance(content, bytes) else content.encode()
        return status, headers, self.payload(payload, inner, content)

    def payload(self, name, shape, value):
        return self.body(shape, value)

    def error(self, shape, name, value, status, nth):
        """The code is in a header, in `code` or in `__type`: the first of these that is there."""
        code = FORMS_OF_CODE[nth % len(FORMS_OF_CODE)].format(name, name)
        place = nth // len(FORMS_OF_CODE) % 4
        added = [{}, {"code": code}, {"__type": code}, {"code": "Other", "__type": "Another"}][place]
        status, headers, body = self.answer(shape, added | value, status)
        if place in (0, 3):
            headers["X-Amzn-Errortype"] = code
        return status, headers | {ID: "request-2"}, body


class Query(AwsJson):
    """`aws.protocols#awsQuery`."""

    any_text = False
    media_type = "text/xml"
    wrapped = True

    def answer(self, shape, value, status=200):
        headers = {"content-type": self.media_type, ID: "request-1"}
        result = shape.serialization.get("resultWrapper") if shape is not None else None
        root = markup.Tree.Element(self.operation + "Response")
        home = markup.Tree.SubElement(root, result) if result else root
        markup.members(home, shape, value)
        home = markup.Tree.SubElement(root, "ResponseMetadata") if self.wrapped else root
        markup.Tree.SubElement(home, "RequestId" if self.wrapped else "requestId").text = "request-1"
        return status, headers, markup.document(root)

    def error(self, shape, name, value, status, nth):
        root = markup.Tree.Element("ErrorResponse" if self.wrapped else "Response")
        home = root if self.wrapped else markup.Tree.SubElement(root, "Errors")
        error = markup.Tree.SubElement(home, "Error")
        if self.wrapped:
            markup.Tree.SubElement(error, "Type").text = "Sender"
        markup.Tree.SubElement(error, "Code").text = shape.error_code if shape is not None else name
        message = value.pop("Message", None) or value.pop("message", None)
        if message is not None:
            member = next((it for it in ("Message", "message") if shape is not None and it in shape.members), "Message")
            markup.append(error, member, shape.members.get(member) if shape is not None else None, message)
            if member != "Message":
                markup.Tree.SubElement(error, "Message").text = message
        markup.members(error, shape, value)
        markup.Tree.SubElement(root, "RequestId" if self.wrapped else "RequestID").text = "request-2"
        headers = {"content-type": self.media_type, ID: "request-2"}
        return status, headers, markup.document(root)


class Ec2(Query):
    """`aws.protocols#ec2Query`."""

    wrapped = False


class RestXml(RestJson):
    """`aws.protocols#restXml`."""

    any_text = False
    media_type = "application/xml"

    def input(self, shape, value):
        members = shape.members if shape is not None else {}
        payload = shape.serialization.get("payload") if shape is not None else None
        apart = {name for name in value if members[name].serialization.get("location") in BOUND or name == payload}
        body = {name: it for name, it in value.items() if name not in apart}
        bound = {name: wire(members[name], value[name]) for name in apart}
        return text({"bound": bound, "body": wire(shape, body) if members else {}})

    def body(self, shape, value):
        root = markup.Tree.Element(shape.serialization.get("name", shape.name) if shape is not None else "Answer")
        markup.members(root, shape, value)
        return markup.document(root)

    def payload(self, name, shape, value):
        root = markup.Tree.Element(shape.serialization.get("name", shape.name))
        markup.members(root, shape, value)
        return markup.document(root)

    def error(self, shape, name, value, status, nth):
        status, headers, body = Query().error(shape, name, dict(value), status, nth)
        for member, it in value.items():
            known = shape.members.get(member) if shape is not None else None
            if known is not None and known.serialization.get("location") == "header":
                headers[known.serialization.get("name", member).lower()] = header(known, it)
        return status, headers, body


PROTOCOLS = {
    "json": AwsJson,
    "rest-json": RestJson,
    "smithy-rpc-v2-cbor": Cbor,
    "query": Query,
    "ec2": Ec2,
    "rest-xml": RestXml,
}


def header(shape, value):
    """The text of a member in a header of an answer."""
    kind = shape.type_name
    if kind == "timestamp":
        return str(moment(value, shape.serialization.get("timestampFormat", "rfc822")))
    if kind == "list":
        return ", ".join(header(shape.member, item) for item in value)
    return str(value).lower() if kind == "boolean" else value if kind == "string" else json.dumps(wire(shape, value))
