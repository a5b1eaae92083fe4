"""A caret that nobody moves comes to rest, and blinks again at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from chatapp.ui.widgets.resting_caret import CaretRest


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def shown(qtbot: QtBot) -> tuple[QWidget, QPlainTextEdit, QLineEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    field, other = QPlainTextEdit(), QLineEdit()
    layout.addWidget(field)
    layout.addWidget(other)
    window.show()
    qtbot.waitExposed(window)
    return window, field, other


def test_it_rests_and_a_key_or_leaving_wakes_it(qtbot: QtBot) -> None:
    _window, field, other = shown(qtbot)
    other.setFocus()
    usual = QApplication.cursorFlashTime()
    assert usual > 0
    CaretRest(field, blinks_ms=1)
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.cursorFlashTime() == 0)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert QApplication.cursorFlashTime() == usual
    qtbot.waitUntil(lambda: QApplication.cursorFlashTime() == 0)
    other.setFocus()
    assert QApplication.cursorFlashTime() == usual


def test_a_field_at_rest_is_not_painted(qtbot: QtBot) -> None:
    _window, field, _ = shown(qtbot)
    usual = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(10)
    try:
        paints = Paints(field.viewport())
        field.setFocus()
        qtbot.waitUntil(lambda: paints.count > 5)
        CaretRest(field, blinks_ms=1)
        QTest.keyClick(field, Qt.Key.Key_A)
        qtbot.waitUntil(lambda: QApplication.cursorFlashTime() == 0)
        qtbot.wait(20)  # what was asked for before is painted
        before = paints.count
        qtbot.wait(60)
        assert paints.count == before
    finally:
        field.clearFocus()
        QApplication.setCursorFlashTime(usual)
