"""Facts about the libraries underneath that the program stands on."""

from __future__ import annotations

import subprocess
import sys

# PySide6 6.12.0 on Python 3.11 takes a reference from True with every emit() and from None with
# every call that returns nothing; after some hundred the interpreter aborts.
EMIT = """
from PySide6.QtCore import QObject, Signal

class Source(QObject):
    happened = Signal(int)

heard = []
source = Source()
source.happened.connect(heard.append)
for number in range(20_000):
    source.happened.emit(number)
    source.setObjectName("x")
assert heard == list(range(20_000))
print("alive")
"""


def test_pyside_keeps_the_references_to_true_and_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EMIT], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
