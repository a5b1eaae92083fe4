"""Accessible interfaces of the message view, as Qt asks for them: the list and its messages.

Painted messages have a name, role, state and place; what can be pressed is real widgets. The
current message is the widget that carries its buttons; all others are interfaces without a
widget, made when they are asked for. All know their view weakly.
"""

# WORKAROUND (PySide6, QAccessibleInterface.interface_cast, seen with 6.11.3): overridden it
# crashes, so nothing here has actions, text or a table's cells of its own.
# WORKAROUND (PySide6, QAccessible.installFactory, seen with 6.11.3): what a factory made is
# never let go of, and would keep its view.

from __future__ import annotations

import weakref
from datetime import date
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.accessibility.area import MessageArea
from chatapp.ui.messages.rows.beginning_row import NOT_SENT
from chatapp.ui.widgets.date_texts import day_for

_TEXT = QAccessible.Text


def _said(view: MessageArea, number: int, kind: QAccessible.Text) -> str:
    """A message's name; its description says where a day begins, and what is sent."""
    column = view.column
    if not 0 <= number < len(column):
        return ""
    if kind is _TEXT.Name:
        return view.interfaces.name(number)
    if kind is not _TEXT.Description:
        return ""
    told = [tr(NOT_SENT)] if column.outline[number].id == column.sent_from else []
    if column.begins_day(number):
        told.insert(0, day_for(column.outline[number].created_at, date.today()))
    return " ".join(told)


def place(view: MessageArea, number: int) -> QRect:
    """The rectangle of a message on the screen."""
    if not 0 <= number < len(view.column):
        return QRect()
    top = view.column.heights.above(number) - view.scroller.value
    corner = view.viewport().mapToGlobal(QPoint(view.scroller.left, top))
    return QRect(corner.x(), corner.y(), view.column.width, view.column.heights[number])


def state(view: MessageArea, number: int) -> QAccessible.State:
    """Selectable, and selected and focused if current; off screen if out of view."""
    made = QAccessible.State()
    here, window = place(view, number), QRect(view.mapToGlobal(QPoint()), view.size())
    made.focusable = made.selectable = True
    made.offscreen = not here.intersects(window)
    made.invisible = not view.isVisible()
    made.selected = number == view.current.number
    made.focused = number == view.current.number and view.hasFocus()
    return made


class _View:
    """A view that may be gone, in Python or in C++."""

    def __init__(self, view: MessageArea) -> None:
        self._seen = weakref.ref(view)

    def __call__(self) -> MessageArea | None:
        view = self._seen()
        return view if view is not None and shiboken6.isValid(view) else None

    def interface(self) -> QAccessibleInterface | None:
        """The view's own interface."""
        view = self()
        return None if view is None else QAccessible.queryAccessibleInterface(view)


def _gone() -> QAccessible.State:
    made = QAccessible.State()
    made.invalid = True
    return made


class MessageInterface(QAccessibleInterface):
    """A message that is not the current one."""

    def __init__(self, view: MessageArea, number: int) -> None:
        super().__init__()
        self._view, self.number = _View(view), number

    def isValid(self) -> bool:
        view = self._view()
        return view is not None and self.number < len(view.column)

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def window(self) -> Any:
        view = self._view()
        return None if view is None else view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._view.interface()

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        view = self._view()
        return _said(view, self.number, kind) if view is not None else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The name follows the message."""

    def rect(self) -> QRect:
        view = self._view()
        return QRect() if view is None else place(view, self.number)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        view = self._view()
        return _gone() if view is None else state(view, self.number)


class CurrentInterface(QAccessibleWidget):
    """The current message: the widget that lies over it and carries its buttons and its text."""

    def __init__(self, view: MessageArea) -> None:
        super().__init__(view.controls, QAccessible.Role.ListItem)
        self._view = _View(view)

    def parent(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._view.interface()

    def text(self, kind: QAccessible.Text) -> str:
        view = self._view()
        return _said(view, view.current.number, kind) if view is not None else ""

    def rect(self) -> QRect:
        view = self._view()
        return QRect() if view is None else place(view, view.current.number)

    def state(self) -> QAccessible.State:
        view = self._view()
        return _gone() if view is None else state(view, view.current.number)

    def _parts(self) -> list[QWidget]:
        view = self._view()
        return [] if view is None else view.controls.parts

    def childCount(self) -> int:
        return len(self._parts())

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        parts = self._parts()
        if not 0 <= index < len(parts):
            return None
        return QAccessible.queryAccessibleInterface(parts[index])

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        for part in self._parts():
            if part.rect().contains(part.mapFromGlobal(QPoint(x, y))):
                return QAccessible.queryAccessibleInterface(part)
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        parts: list[QObject] = list(self._parts())
        found = child.object()
        return parts.index(found) if found in parts else -1

    def focusChild(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        focused = next((p for p in self._parts() if p.hasFocus()), None)
        return None if focused is None else QAccessible.queryAccessibleInterface(focused)


class ToggleInterface(QAccessibleWidget):
    """A button that stays pressed; Qt itself would call it a check box.

    Qt has no role for it. A button that is checkable is a toggle button to UI Automation,
    and AT-SPI hears that it is pressed.
    """

    # WORKAROUND (Qt, QAccessible::Role, seen with 6.11.3): it has no toggle button.
    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.Button)
        self._seen = weakref.ref(button)

    def _button(self) -> QAbstractButton | None:
        button = self._seen()
        return button if button is not None and shiboken6.isValid(button) else None

    def state(self) -> QAccessible.State:
        made, button = super().state(), self._button()
        made.checkable = True
        made.checked = made.pressed = button is not None and button.isChecked()
        return made

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.toggleAction(), self.setFocusAction()]

    def doAction(self, actionName: str) -> None:  # noqa: N803 (Qt's name)
        button = self._button()
        if button is not None and actionName != self.setFocusAction():
            button.toggle()
        else:
            super().doAction(actionName)


class ListInterface(QAccessibleWidget):
    """The view: a list with a child for every message."""

    def __init__(self, view: MessageArea) -> None:
        super().__init__(view, QAccessible.Role.List, tr("Messages"))
        self._view = _View(view)

    def _count(self) -> int:
        view = self._view()
        return 0 if view is None else len(view.column)

    def childCount(self) -> int:
        return self._count() + len(self._widgets())

    def _widgets(self) -> list[QWidget]:
        """The widgets in the view besides messages."""
        view = self._view()
        return [] if view is None else [w for w in view.floating() if w.isVisible()]

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        view, count = self._view(), self._count()
        if index < 0 or view is None:
            return None
        if index >= count:
            widgets = self._widgets()[index - count : index - count + 1]
            return QAccessible.queryAccessibleInterface(widgets[0]) if widgets else None
        return view.interfaces.message(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        view = self._view()
        if view is None:
            return -1
        found = child.object()
        if found is view.controls:
            return view.current.number
        if isinstance(child, MessageInterface):
            return child.number
        widgets: list[QObject] = list(self._widgets())
        return len(view.column) + widgets.index(found) if found in widgets else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        view = self._view()
        if view is None or not len(view.column):
            return None
        point = view.viewport().mapFromGlobal(QPoint(x, y))
        if not view.viewport().rect().contains(point):
            return None
        return self.child(view.column.heights.at(point.y() + view.scroller.value))

    def focusChild(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        view = self._view()
        if view is None or view.current.number < 0:
            return None
        inside = view.controls.isAncestorOf(view.focusWidget()) if view.focusWidget() else False
        return self.child(view.current.number) if view.hasFocus() or inside else None
