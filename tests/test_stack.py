"""Facts about the libraries underneath that the program stands on."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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


# What the workarounds of the program stand on. One that fails is no longer needed: remove it.
NEEDED = {
    "PySide6 asks each module whether it wants a dialect (chatapp/__main__.py)": """
import sys
import PySide6.QtCore
asked = []
sys.modules["shibokensupport.feature"]._mod_uses_pyside = lambda m: asked.append(m.__name__)
import colorsys
assert "colorsys" in asked
""",
    "PySide6 compiles what describes its functions whenever it starts (chatapp/qt_import.py)": """
import builtins
read, whole = [], builtins.compile
builtins.compile = lambda source, name, *more: [read.append(name), whole(source, name, *more)][1]
import PySide6.QtCore
for part in ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool"):
    assert f"shibokensupport/signature/{part}.py" in read, part
""",
    "qasync closes no asynchronous generators (ui/platform/event_loop.py)": """
import sys
import qasync
from PySide6.QtWidgets import QApplication

async def finalizer():
    return sys.get_asyncgen_hooks().finalizer

loop = qasync.QEventLoop(QApplication([]))
assert loop.run_until_complete(finalizer()) is None
""",
    "qasync calls what Python 3.14 deprecates (ui/platform/event_loop.py)": """
import asyncio
import qasync
from PySide6.QtWidgets import QApplication

called = []
asyncio.iscoroutinefunction = called.append
loop = qasync.QEventLoop(QApplication([]))
loop.call_later(0, print)
assert called == [print]
""",
    "PySide6 returns the offset with cursorToX (ui/messages/rows/text_lines.py)": """
from PySide6.QtGui import QGuiApplication, QTextLayout

application = QGuiApplication([])
layout = QTextLayout("words")
layout.beginLayout()
line = layout.createLine()
layout.endLayout()
assert isinstance(line.cursorToX(2), tuple)
""",
    "Qt has no role for a toggle button (ui/messages/accessibility/interfaces.py)": """
from PySide6.QtGui import QAccessible
assert not hasattr(QAccessible.Role, "ToggleButton")
""",
    "keyring keeps what it found (core/profile/credentials.py)": """
import keyring.backend
keyring.backend.get_all_keyring()
assert "saved_result" in vars(keyring.backend.get_all_keyring)
""",
    "httpcore reads from the stream that it hands out (core/api/intake.py)": """
from pathlib import Path
from httpcore._async import http11
assert "self._network_stream.read(" in Path(http11.__file__).read_text("utf-8")
""",
}


@pytest.mark.parametrize("workaround", NEEDED)
def test_a_workaround_is_still_needed(workaround: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NEEDED[workaround]],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
