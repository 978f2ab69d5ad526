"""What of a request is compared."""

import base64
import urllib.parse

import cbor
import markup
from differences import parsed

# Headers that say nothing of the input, or whose content is compared in another form: the address, the time, what the
# client is, the length of the body, the signature.
APART = {
    "accept-encoding",
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "authorization",
    "connection",
    "content-length",
    "host",
    "user-agent",
    "x-amz-date",
    "x-amz-user-agent",
}


def request(received):
    """Everything that is compared of what a server received."""
    if len(received) != 1:
        return {"requests": len(received)}
    it = received[0]
    path, _, query = it["path"].partition("?")
    headers = it["headers"]
    scope = headers.get("authorization", "").partition("Credential=")[2].partition(",")[0]
    return {
        "method": it["method"],
        "path": path,
        "query": pairs(query),
        "headers": {name: value for name, value in headers.items() if name not in APART},
        # All but the date, which can change from one to the other.
        "signed for": [part for nth, part in enumerate(scope.split("/")) if nth != 1],
        "body": body(headers.get("content-type", ""), it["body"]),
    }


def pairs(query):
    """The values of each parameter, in their order."""
    found = {}
    for pair in query.split("&") if query else ():
        name, _, value = pair.partition("=")
        found.setdefault(urllib.parse.unquote(name), []).append(urllib.parse.unquote(value))
    return found


def body(media_type, content):
    """A body by its media type; one that is neither JSON, CBOR, XML nor a form as its bytes."""
    if not content:
        return None
    if "json" in media_type:
        return parsed(content)
    if "urlencoded" in media_type:
        # There `+` is a space too.
        return pairs(content.decode().replace("+", "%20"))
    # botocore does not say that it is XML.
    if "xml" in media_type or not media_type and content.startswith(b"<"):
        return markup.form(content)
    return cbor.read(content) if "cbor" in media_type else {"$bytes": base64.b64encode(content).decode()}
