"""Qt is imported without what only describes its functions; that comes when it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys

BEGINNING = "from chatapp.__main__ import import_window; import_window()\n"

ASKED = """
import inspect
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
widget = QWidget()
for call in (
    lambda: widget.resize("a"),
    lambda: widget.move(1, 2, 3),
    lambda: QWidget(1, 2, 3, 4),
    lambda: QPoint("a"),
    lambda: widget.setFont(),
    lambda: widget.resise(3),
):
    try:
        print(call())
    except Exception as error:
        print(type(error), error)
print(widget.resize.__doc__)

from PySide6.support.signature import layout
from PySide6.support.signature.lib import pyi_generator

print(pyi_generator.Formatter, layout.signature, inspect.getdoc(pyi_generator))
try:
    layout.nothing
except AttributeError as error:
    print("there is no such thing")
"""

UNASKED = """
import builtins
from PySide6.support.signature import layout, parser

print("create_signature" in vars(layout), "pyside_type_init" in vars(parser))
print(builtins.compile.__module__)
"""


def _printed(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_of_it_is_read_before_it_is_asked_for() -> None:
    assert _printed(BEGINNING + UNASKED).split() == ["False", "False", "builtins"]


def test_wrong_calls_and_signatures_are_told_as_ever() -> None:
    told = _printed(BEGINNING + ASKED)
    assert told == _printed(ASKED)
    assert "Supported signatures" in told
