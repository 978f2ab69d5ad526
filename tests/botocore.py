#!/usr/bin/env python3
"""Gets service definitions of botocore from PyPI into target/botocore, once.

    botocore.py VERSION SERVICE...      `all` means every service

Prints the folder that holds the services. Ends with 3, and one line on stderr, when they are not to be had.
"""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

CHECKSUMS = {
    "1.29.8": "9c6adcf4e080be63b92f50d01e176ef2d1d2a3da7d8387a964abb9eb65fc8aad",
    "1.29.9": "c876a7c6a07d7f86f46a8cc765f0d38999b84ac1d7b0666d6ce08c0503e13145",
    "1.37.26": "d499a617903cbcaae18380320125fa3a95cb625b613d746e6edc69c6f01f1326",
    "1.40.35": "c545de2cbbce161f54ca589fbb677bae14cdbfac7d5f1a27f6a620cb057c26f4",
    "1.44.5": "8f16a56d1dff125dd65322ae021efa7ba5195a6db5102b96862566055b748921",
    "1.44.8": "76342a76c338701db80dcb8afe1c9bd079283d6fffbb9d881442abb02a215043",
}
CACHE = pathlib.Path(__file__).resolve().parent.parent / "target" / "botocore"
DATA = "botocore/data/"


def wheel(version):
    """The wheel, downloaded unless it is there."""
    name = f"botocore-{version}-py3-none-any.whl"
    file = CACHE / name
    if not file.exists():
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
            options = ["--no-deps", "--only-binary", ":all:", "--retries", "1", "--timeout", "20", "--dest", folder]
            done = subprocess.run([*pip, *options, f"botocore=={version}"], capture_output=True, text=True, timeout=600)
            fetched = pathlib.Path(folder) / name
            if done.returncode != 0 or not fetched.exists():
                reason = (done.stderr.strip() or "no wheel came").splitlines()[-1]
                raise RuntimeError(f"pip: {reason}")
            # Several tests may come here at once; each puts the same file in place.
            os.replace(fetched, file)
    checksum = hashlib.sha256(file.read_bytes()).hexdigest()
    if checksum != CHECKSUMS.get(version, checksum):
        file.unlink()
        raise RuntimeError(f"{name} has the checksum {checksum}, not the one known")
    return file


def unpack(version, services):
    """Unpacks the services that are not there yet."""
    home = CACHE / version
    wanted = [service for service in services if not (home / DATA / service).is_dir()]
    # A folder `.all` says that everything has been unpacked.
    if not wanted or (home / ".all").exists():
        return home / DATA
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder, zipfile.ZipFile(wheel(version)) as archive:
        names = [name for name in archive.namelist() if name.startswith(DATA) and name.count("/") >= 4]
        known = {name.split("/")[2] for name in names}
        if "all" in wanted:
            wanted = sorted(known)
        missing = [service for service in wanted if service not in known]
        if missing:
            raise RuntimeError(f"botocore {version} has no service {', '.join(missing)}")
        kept = set(wanted)
        archive.extractall(folder, [name for name in names if name.split("/")[2] in kept])
        (home / DATA).mkdir(parents=True, exist_ok=True)
        for service in wanted:
            target = home / DATA / service
            if not target.exists():
                try:
                    shutil.move(pathlib.Path(folder) / DATA / service, target)
                except (FileExistsError, shutil.Error):
                    pass  # Another test was faster.
    if "all" in services:
        (home / ".all").touch()
    return home / DATA


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    version, *services = arguments
    try:
        folder = unpack(version, services)
    except (OSError, RuntimeError, subprocess.SubprocessError, zipfile.BadZipFile) as problem:
        print(f"botocore {version} is not to be had: {problem}", file=sys.stderr)
        return 3
    print(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
