"""Every text that a person can meet in a window, by eye, by pointer or by ear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from chatapp.ui.platform.pseudo_language import BEGIN, END
from tests.ui import tips

_KEYS = re.compile(
    r"(?:(?:Ctrl|Shift|Alt|Meta)\+)*(?:F\d+|Esc|Del|PgUp|PgDown|Up|Down|Return|Backspace|\b[A-Z0-9]\b|[,+=-])"
)
_CLOCK = re.compile(r"\b(?:AM|PM|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")
_INNERMOST = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")
_CUT = re.compile(f"{BEGIN}[^{END}]*…")


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """(where, text) of `root` and of what is visible in it."""
    yield "title", root.windowTitle()
    for widget in (root, *root.findChildren(QWidget)):
        if widget is not root and not widget.isVisibleTo(root):
            continue
        if widget.objectName().startswith("qt_scrollarea"):
            continue
        where = type(widget).__name__
        yield where, tips.read(widget.toolTip())
        yield where, widget.accessibleName()
        yield where, widget.accessibleDescription()
        yield from ((where, text) for text in _shown(widget))
    if isinstance(root, QMenu):
        yield from actions(root)


def actions(menu: QMenu) -> Iterator[tuple[str, str]]:
    """The actions that a menu offers, and those within."""
    for action in menu.actions():
        yield "menu", action.text()
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from actions(inner)


def _shown(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.placeholderText()
        if widget.isReadOnly():
            yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    elif isinstance(widget, QAbstractSpinBox):
        yield widget.text()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(n) for n in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from _rows(widget.model())
    elif isinstance(widget, QMessageBox):
        yield widget.informativeText()


def _rows(model: QAbstractItemModel | None) -> Iterator[str]:
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    for row in range(model.rowCount(QModelIndex()) if model else 0):
        assert model is not None
        index = model.index(row, 0)
        yield from (tips.read(str(index.data(role) or "")) for role in roles)


def heard(view: QWidget) -> Iterator[tuple[str, str]]:
    """The accessible texts of everything in `view` that is painted."""

    def below(interface: QAccessibleInterface) -> Iterator[tuple[str, str]]:
        for number in range(interface.childCount()):
            child = interface.child(number)
            for part in (QAccessible.Text.Name, QAccessible.Text.Description):
                yield "heard", child.text(part)
            yield from below(child)

    yield from below(QAccessible.queryAccessibleInterface(view))


def untranslated(found: Iterator[tuple[str, str]], *known: str) -> set[tuple[str, str]]:
    """The part of `found` with letters outside the marks, but for the `known` words."""
    return {(where, text) for where, text in found if _rest(text, known)}


def _rest(text: str, known: tuple[str, ...]) -> str:
    while (shorter := _INNERMOST.sub(" ", text)) != text:
        text = shorter
    text = _CUT.sub(" ", text)
    for word in sorted(known, key=len, reverse=True):
        text = text.replace(word, " ")
    text = _CLOCK.sub(" ", _KEYS.sub(" ", text))
    return "".join(letter for letter in text if letter.isalpha())
