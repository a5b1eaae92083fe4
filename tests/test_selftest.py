"""The self-test: says what is there, and fails by name."""

from __future__ import annotations

import subprocess
import sys

from chatapp import selftest
from tests.e2e.process import CLONE, variables


def run(*line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        line,
        env=variables(),
        cwd=CLONE,
        capture_output=True,
        encoding="utf-8",
        timeout=selftest.TIME_LIMIT,
        check=False,
    )


def test_the_program_is_whole() -> None:
    done = run(sys.executable, "-m", "chatapp", "--selftest")
    assert (done.returncode, done.stderr) == (0, "")
    told = {line.split()[0]: line for line in done.stdout.splitlines()}
    assert "from source" in told["Chatapp"]
    assert "trigram" in told["database"]
    assert "certificates" in told["TLS"]
    assert "webp" in told["images"]
    assert "colours" in told["window"]


BROKEN = """
import sys
from chatapp import selftest

def sound(_):
    return "well"

def broken(_):
    raise selftest.NotWhole("there are no icons")

selftest._CHECKS = {"sound": sound, "resources": broken}
sys.exit(selftest.main())
"""


def test_what_is_not_whole_is_named() -> None:
    done = run(sys.executable, "-c", BROKEN)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "sound         well",
        "resources     FAILED: NotWhole: there are no icons",
    ]
    assert done.stderr == "chatapp: the self-test failed: resources\n"
