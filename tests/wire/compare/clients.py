"""The two clients that are compared, behind one way to call them."""

import json
import subprocess
import threading

import botocore.model
import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

from canonical import canonical

REGION = "eu-west-1"

# botocore prefers JSON where a service speaks both; the generated clients, as the AWS SDKs of typed languages, CBOR.
botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS = (
    "smithy-rpc-v2-cbor",
    *botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS,
)


class Botocore:
    """Calls through botocore."""

    def __init__(self, service, url):
        self.session = botocore.session.Session()
        self.clients = {validated: self._client(service, url, validated) for validated in (True, False)}
        self.model = self.clients[True].meta.service_model
        self.methods = {name: method for method, name in self.clients[True].meta.method_to_api_mapping.items()}

    def _client(self, service, url, validated):
        return self.session.create_client(
            service,
            region_name=REGION,
            endpoint_url=url,
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="not-a-secret",
            config=Config(
                retries={"total_max_attempts": 1, "mode": "standard"},
                parameter_validation=validated,
                read_timeout=10,
                connect_timeout=10,
            ),
        )

    def call(self, operation, params, validated=True):
        shape = self.model.operation_model(operation).output_shape
        try:
            parsed = getattr(self.clients[validated], self.methods[operation])(**params)
        except ClientError as error:
            return {"error": self._error(error)}
        except Exception as error:  # Whatever botocore does is what is compared.
            return {"failed": f"{type(error).__name__}: {error}"}
        id = parsed.pop("ResponseMetadata", {}).get("RequestId")
        return {"output": canonical(shape, parsed) if shape else {}, "request id": id}

    def _error(self, error):
        found = error.response["Error"]
        name = type(error).__name__
        shape = next((shape for shape in self.model.error_shapes if shape.name == name), None)
        return {
            "code": found["Code"],
            "message": found.get("Message", ""),
            "request id": error.response["ResponseMetadata"].get("RequestId"),
            "shape": shape.name if shape else None,
            "members": canonical(shape, error.response) if shape else None,
        }


class Generated:
    """Calls through the generated clients: a program that takes a call a line."""

    def __init__(self, program, url):
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        self.program = subprocess.Popen([program, url], **pipes, encoding="utf-8")

    def call(self, service, operation, text):
        line = f'{{"service": {json.dumps(service)}, "operation": {json.dumps(operation)}, "input": {text}}}'
        watch = threading.Timer(20, self.program.kill)
        watch.start()
        try:
            self.program.stdin.write(line + "\n")
            self.program.stdin.flush()
            answer = self.program.stdout.readline()
        finally:
            watch.cancel()
        if not answer:
            raise SystemExit(f"the program of the generated clients ended: {self.program.stderr.read().strip()}")
        return json.loads(answer)

    def close(self):
        self.program.stdin.close()
        self.program.stdout.close()
        try:
            self.program.wait(5)
        except subprocess.TimeoutExpired:
            self.program.kill()


def operations(program):
    """Operations of each generated client, by service."""
    return json.loads(subprocess.run([program, "--list"], check=True, capture_output=True, text=True).stdout)
