"""Write the lock files anew from pyproject.toml, for every Python and system at once.

    python3 packaging/lock.py [--upgrade]

Needs ``uv`` (``pip install uv``); nothing else does. Without --upgrade, versions already locked
stay as they are.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CLONE = Path(__file__).resolve().parent.parent
COMMAND = ("uv", "pip", "compile", "--universal", "--python-version=3.11")
OPTIONS = ("--generate-hashes", "--only-binary=:all:", "--quiet", "--no-config")
NAMED = "--custom-compile-command=python3 packaging/lock.py"
LOCK = "packaging/requirements.lock"
TEST_LOCK = "packaging/requirements-test.lock"
BUILD_LOCK = "packaging/requirements-build.lock"


def main() -> None:
    """Lock the program first, then the test tools and the build tools beside it."""
    words = [*COMMAND, *OPTIONS, NAMED, *sys.argv[1:]]
    subprocess.run([*words, "pyproject.toml", "-o", LOCK], cwd=CLONE, check=True)
    tests = ["--group=dev", f"--constraint={LOCK}", "-o", TEST_LOCK]
    subprocess.run([*words, *tests], cwd=CLONE, check=True)
    beside = [f"--constraint={LOCK}", f"--constraint={TEST_LOCK}"]
    tools = ["--group=build", *beside, "-o", BUILD_LOCK]
    subprocess.run([*words, *tools], cwd=CLONE, check=True)


if __name__ == "__main__":
    main()
