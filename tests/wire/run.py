#!/usr/bin/env python3
"""Compares generated clients with botocore, and runs some against moto.

    run.py [--only compare|table|rest]

Everything it makes is below target/wire. Ends with 0 when all is well or Python or PyPI is not to be had, which it says
in a line; with 1 when something differs or fails.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.parse
import urllib.request

import environment
from environment import ROOT, WIRE, Missing

HERE = pathlib.Path(__file__).resolve().parent
SERVICES = ("proton", "dynamodb", "sqs", "kms", "ssm")
SERVICES += ("lambda", "apigateway", "bedrock-runtime", "sso", "sso-oidc", "scheduler", "glacier")
# By CBOR, as botocore does; nothing else is spoken by `eventbridgev2`.
SERVICES += ("cloudwatch", "eventbridgev2", "transcribe")
# By awsQuery, ec2Query and restXml.
SERVICES += ("sts", "iam", "sns", "rds", "cloudformation", "ec2", "route53", "cloudfront")
# The parts, with their packages.
PARTS = {"compare": "smithwright-wire-calls", "table": "smithwright-wire-table", "rest": "smithwright-wire-rest"}
# Services of whose clients the parts need the Smithy model.
SMITHY = {"table": ("dynamodb",), "rest": ("lambda", "apigateway")}
MODELS = [service for services in SMITHY.values() for service in services]
# Where definitions of botocore are as Smithy models.
CONVERTED = WIRE / "models"
# Files of Smithy models that are not called as botocore calls the service.
FILES = {"apigateway": "api-gateway", "route53": "route-53"}
# Smithy models that are older than the protocol.
OLD = {"cloudwatch"}


def models(data):
    """Each service's model: a Smithy one where there is one, else botocore's definition."""
    shared = pathlib.Path(os.environ.get("SMITHWRIGHT_SHARED", ROOT.parent / "shared")) / "models"
    smithy = {
        service: next(iter(sorted(shared.glob(f"{FILES.get(service, service)}-[0-9]*.json"))), None)
        for service in SERVICES
        if service not in OLD
    }
    smithy["proton"] = ROOT / "model" / "proton.json"
    return {service: smithy.get(service) or data / service for service in SERVICES}


def build(chosen, packages):
    """Generates and compiles; the folder of the programs."""
    variables = os.environ | {
        "SMITHWRIGHT_WIRE_MODELS": "\n".join(f"{name}={path}" for name, path in chosen.items()),
        "SMITHWRIGHT_WIRE_CONVERTED": str(CONVERTED),
    }
    for service in MODELS:
        variables[f"SMITHWRIGHT_WIRE_{service.upper()}"] = str(chosen[service])
    command = ["cargo", "build", "--quiet", "--manifest-path", HERE / "Cargo.toml", "--target-dir", WIRE]
    subprocess.run([*command, *(f"--package={package}" for package in packages)], check=True, env=variables)
    return WIRE / "debug"


def compare(python, programs, chosen):
    """The wire comparison; whether all is well."""
    smithy = {name: path if path.is_file() else CONVERTED / f"{name}.json" for name, path in chosen.items()}
    arguments = [f"{name}={path}" for name, path in smithy.items()]
    program = programs / "smithwright-wire-calls"
    done = subprocess.run([python, HERE / "compare" / "compare.py", program, *arguments], timeout=900)
    return done.returncode == 0


def table(python, programs):
    """The life of a table against moto; whether all is well."""
    with environment.moto(python) as url:
        return subprocess.run([programs / "smithwright-wire-table", url], timeout=300).returncode == 0


def rest(python, programs):
    """A function and an API against moto; whether all is well."""
    with environment.moto(python) as url:
        # Functions have a role, which IAM has to know; answers need no container.
        role = {"Action": "CreateRole", "Version": "2010-05-08", "RoleName": "wire", "AssumeRolePolicyDocument": "{}"}
        scope = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/iam/aws4_request"
        post(url, urllib.parse.urlencode(role), {"Authorization": scope})
        post(f"{url}/moto-api/config", json.dumps({"lambda": {"use_docker": False}}), {})
        return subprocess.run([programs / "smithwright-wire-rest", url], timeout=300).returncode == 0


def post(url, text, headers):
    """Sends what moto is told beforehand."""
    request = urllib.request.Request(url, text.encode(), headers)
    urllib.request.urlopen(request, timeout=20).close()


def main():
    # Programs that run in between write to the same place.
    sys.stdout.reconfigure(line_buffering=True)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=PARTS)
    only = parser.parse_args().only
    try:
        python, data = environment.prepare(SERVICES)
    except Missing as missing:
        print(f"skipped: {missing}")
        return 0
    chosen = models(data)
    for name, path in chosen.items():
        print(f"{name}: generated from {'a Smithy model' if path.suffix == '.json' else 'the definition of botocore'}")
    parts = [part for part in PARTS if only in (None, part)]
    for part, services in SMITHY.items():
        lacking = [service for service in services if chosen[service].suffix != ".json"]
        if part in parts and lacking:
            # In botocore's definition an attribute's value is no union, for example, so that its client is another.
            print(f"{part}: skipped, since there is no Smithy model of {lacking[0]} at ../shared or SMITHWRIGHT_SHARED")
            parts.remove(part)
    print(f"building below {WIRE}")
    began = time.monotonic()
    programs = build(chosen, [PARTS[part] for part in parts])
    print(f"built in {time.monotonic() - began:.0f} s")
    steps = {
        "compare": lambda: compare(python, programs, chosen),
        "table": lambda: table(python, programs),
        "rest": lambda: rest(python, programs),
    }
    well = [steps[part]() for part in parts]
    return 0 if all(well) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as failure:
        sys.exit(f"failed: {failure}")
