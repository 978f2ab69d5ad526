#!/usr/bin/env python3
"""Compares generated clients with botocore, and runs one against moto.

    run.py [--only compare|table]

Everything it makes is below target/wire. Ends with 0 when all is well or Python or PyPI is not to be had, which it says
in a line; with 1 when something differs or fails.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import time

import environment
from environment import ROOT, WIRE, Missing

HERE = pathlib.Path(__file__).resolve().parent
SERVICES = ("proton", "dynamodb", "sqs", "kms", "ssm")


def models(data):
    """Each service's model: a Smithy one where there is one, else botocore's definition."""
    shared = pathlib.Path(os.environ.get("SMITHWRIGHT_SHARED", ROOT.parent / "shared")) / "models"
    smithy = {service: next(iter(sorted(shared.glob(f"{service}-*.json"))), None) for service in SERVICES}
    smithy["proton"] = ROOT / "model" / "proton.json"
    return {service: smithy[service] or data / service for service in SERVICES}


def build(chosen, packages):
    """Generates and compiles; the folder of the programs."""
    variables = os.environ | {"SMITHWRIGHT_WIRE_MODELS": "\n".join(f"{name}={path}" for name, path in chosen.items())}
    if "smithwright-wire-table" in packages:
        variables["SMITHWRIGHT_WIRE_DYNAMODB"] = str(chosen["dynamodb"])
    command = ["cargo", "build", "--quiet", "--manifest-path", HERE / "Cargo.toml", "--target-dir", WIRE]
    subprocess.run([*command, *(f"--package={package}" for package in packages)], check=True, env=variables)
    return WIRE / "debug"


def compare(python, programs, chosen):
    """The wire comparison; whether all is well."""
    arguments = [f"{name}={path}" for name, path in chosen.items()]
    program = programs / "smithwright-wire-calls"
    done = subprocess.run([python, HERE / "compare" / "compare.py", program, *arguments], timeout=900)
    return done.returncode == 0


def table(python, programs):
    """The life of a table against moto; whether all is well."""
    with environment.moto(python) as url:
        return subprocess.run([programs / "smithwright-wire-table", url], timeout=300).returncode == 0


def main():
    # Programs that run in between write to the same place.
    sys.stdout.reconfigure(line_buffering=True)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=("compare", "table"))
    only = parser.parse_args().only
    try:
        python, data = environment.prepare(SERVICES)
    except Missing as missing:
        print(f"skipped: {missing}")
        return 0
    chosen = models(data)
    for name, path in chosen.items():
        print(f"{name}: generated from {'a Smithy model' if path.suffix == '.json' else 'the definition of botocore'}")
    parts = [part for part in ("compare", "table") if only in (None, part)]
    if "table" in parts and chosen["dynamodb"].suffix != ".json":
        # In botocore's definition an attribute's value is no union, so that its client is another.
        print("table: skipped, since there is no Smithy model of DynamoDB at ../shared or SMITHWRIGHT_SHARED")
        parts.remove("table")
    packages = {"compare": "smithwright-wire-calls", "table": "smithwright-wire-table"}
    print(f"building below {WIRE}")
    began = time.monotonic()
    programs = build(chosen, [packages[part] for part in parts])
    print(f"built in {time.monotonic() - began:.0f} s")
    steps = {"compare": lambda: compare(python, programs, chosen), "table": lambda: table(python, programs)}
    well = [steps[part]() for part in parts]
    return 0 if all(well) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as failure:
        sys.exit(f"failed: {failure}")
