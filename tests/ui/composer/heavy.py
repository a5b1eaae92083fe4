"""A program for a process of its own: puts heavy texts in the message box and says what each took.

``python -m tests.ui.composer.heavy``; prints JSON: of each text the longest go of the window's
thread, in seconds of its own processor time.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from chatapp.ui.composer.long_text import LONG_LINE, LONG_TEXT, MANY_LINES
from chatapp.ui.composer.message_field import MessageField
from tests.ui.looks import light

TEXTS = {
    "words": "word and " * 1_100_000,
    "lines": "line \n" * 1_700_000,
    "long lines": ("word and " * 6_600 + "\n") * 160,
    "lines just too long": ("x" * (LONG_LINE + 1) + "\n") * 9,
    "lines just short enough": ("word and " * (LONG_LINE // 9) + "\n") * 9,
    "as many lines as can be": "a line\n" * (MANY_LINES - 1),
    "breaks": "\n" * (MANY_LINES - 1),
    "no space": ("x" * (LONG_LINE - 1) + "\n") * (LONG_TEXT // LONG_LINE),
    "wide letters": "漢字仮名交じり文、" * (LONG_LINE // 9),
}


def longest(application: QApplication, first: Callable[[], object]) -> float:
    """The longest of a first go and the turns of the loop that follow."""
    start = time.thread_time()
    first()
    most = time.thread_time() - start
    for _ in range(10):
        start = time.thread_time()
        application.processEvents()
        most = max(most, time.thread_time() - start)
    return most


def main() -> None:
    """The program."""
    application = QApplication(sys.argv[:1])
    field = MessageField(light())
    field.resize(700, field.height())
    field.show()
    took: dict[str, float] = {}
    for name, text in TEXTS.items():
        data = QMimeData()
        data.setText(text)
        copy = Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        drop = QDropEvent(QPointF(5, 5), copy, data, left, none)
        committed = QInputMethodEvent()
        committed.setCommitString(text)
        ways: dict[str, Callable[[], object]] = {
            "pasted": lambda data=data: field.insertFromMimeData(data),
            "typed after": lambda: field.insertPlainText("x"),
            "undone": field.undo,
            "dropped": lambda drop=drop: field.dropEvent(drop),
            "composed": lambda event=committed: QCoreApplication.sendEvent(field, event),
            "restored": lambda text=text: field.set_text(text),
        }
        for way, what in ways.items():
            if way not in {"typed after", "undone"}:
                field.set_text("")
            took[f"{name}, {way}"] = longest(application, what)
            if way in {"pasted", "dropped", "composed", "restored"}:
                assert field.text() == text, (name, way)
    print(json.dumps(took))


if __name__ == "__main__":
    main()
