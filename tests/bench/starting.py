"""Child process: a program's start, up to a field that is painted and takes keys.

Prints the moment in seconds of the system's monotonic clock, then ends at once.
Arguments: ``bare`` or the profile to open the program with.
"""

from __future__ import annotations

import os
import sys
import time


def bare() -> None:
    """The barest PySide6 window, up to its first paint."""
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, event: object) -> None:
            _ready()

    application = QApplication([])
    window = Window()
    window.resize(1120, 760)
    window.show()
    application.exec()


def chatapp(profile: str) -> None:
    """The program as its command starts it, told only where its profile is."""
    from chatapp.__main__ import import_window, main

    import_window()
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

    from chatapp.ui.composer.message_field import MessageField

    original = MessageField.paintEvent

    def paint(field: MessageField, event: QPaintEvent) -> None:
        original(field, event)
        if QApplication.focusWidget() is field:
            _ready()

    MessageField.paintEvent = paint  # pyright: ignore[reportAttributeAccessIssue]
    main(["--profile", profile])


def _ready() -> None:
    print(time.clock_gettime(time.CLOCK_MONOTONIC), flush=True)
    os._exit(0)


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else chatapp(sys.argv[1])
