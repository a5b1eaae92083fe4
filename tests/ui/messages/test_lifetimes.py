"""Lifetimes of accessible interfaces: gone when their view is, and never before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CLONE = Path(__file__).parents[3]


@pytest.mark.parametrize(("ending", "left"), [("close", 0), ("keep", 1)])
def test_windows_that_were_read_end_without_a_trace(ending: str, left: int) -> None:
    """Fifty windows read, streamed into and closed; then the interpreter ends."""
    done = subprocess.run(
        [
            sys.executable,
            "-X",
            "faulthandler",
            "-m",
            "tests.ui.messages.many_windows",
            "50",
            ending,
        ],
        check=False,
        cwd=CLONE,
        env={**os.environ, "QT_LOGGING_RULES": "qt.qpa.*=false"},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert (done.returncode, done.stdout) == (0, f"{left} views left\n"), done.stderr
    told = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert told == []
