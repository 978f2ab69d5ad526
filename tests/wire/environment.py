"""Python packages in a folder of their own, and moto while it is needed."""

import contextlib
import importlib.util
import os
import pathlib
import socket
import subprocess
import sys
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WIRE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).absolute() / "wire"
VERSION = "1.44.5"


class Missing(Exception):
    """What is needed is not to be had."""


def prepare(services):
    """Makes the folder of packages unless it is there: its Python, and the folder of botocore's definitions."""
    if sys.version_info < (3, 10):
        raise Missing(f"Python {sys.version_info[0]}.{sys.version_info[1]} is older than 3.10")
    python = WIRE / "venv" / "bin" / "python"
    requirements = (HERE / "requirements.txt").read_text()
    stamp = WIRE / "venv" / "requirements.txt"
    fetch = fetcher()
    try:
        data = fetch.unpack(VERSION, list(services))
        wheel = fetch.wheel(VERSION)
        if not stamp.exists() or stamp.read_text() != requirements:
            print(f"getting Python packages into {stamp.parent}", flush=True)
            venv.create(WIRE / "venv", clear=True, with_pip=True)
            pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"]
            # The wheel whose checksum is known, rather than what PyPI has under that name.
            run = [*pip, "--timeout", "20", wheel, "--requirement", HERE / "requirements.txt"]
            done = subprocess.run(run, capture_output=True, text=True, timeout=900)
            if done.returncode != 0:
                raise Missing((done.stderr.strip() or "pip failed").splitlines()[-1])
            stamp.write_text(requirements)
    except Missing:
        raise
    except (OSError, RuntimeError, subprocess.SubprocessError) as problem:
        raise Missing(f"Python packages are not to be had: {problem}") from problem
    return python, data


def fetcher():
    """`tests/botocore.py`, which knows the checksums of wheels."""
    spec = importlib.util.spec_from_file_location("fetch_botocore", ROOT / "tests" / "botocore.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextlib.contextmanager
def moto(python):
    """The address of a moto that lives as long as the context."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = WIRE / "moto.log"
    with log.open("w") as out:
        command = [python, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        server = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            wait_for(server, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def wait_for(server, port, log):
    """Until it takes connections."""
    for _ in range(300):
        if server.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.2)
    sys.exit(f"failed: moto did not start: {log.read_text()[-1000:]}")
