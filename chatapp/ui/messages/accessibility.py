"""What a screen reader finds: a list of messages, the current one with its real buttons.

`interface_cast` must not be overridden (PySide6 6.11 crashes), so painted messages have a
name, role, state and place, and what can be pressed is real widgets. The current message
is the widget that carries its buttons; all others are interfaces without a widget, made
when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from chatapp.core.conversation import Role
from chatapp.ui.messages.controls import Controls

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView

_TEXT = QAccessible.Text
_LONGEST = 20_000
"""Characters of a name; the rest is read from the text itself."""


def named(view: MessageView, number: int) -> str:
    """A message's name: its speaker, then its visible text. Not loaded, it is asked for."""
    if not 0 <= number < len(view.column):
        return ""
    outline = view.column.outline[number]
    if view.column.item(number) is None:
        view.request([outline.id])
    item = view.column.item(number)
    if item is not None:
        return item.speech()[:_LONGEST]
    return "You" if outline.role is Role.USER else "Assistant"


def place(view: MessageView, number: int) -> QRect:
    """Where a message is on the screen."""
    if not 0 <= number < len(view.column):
        return QRect()
    top = view.column.heights.above(number) - view.value
    corner = view.viewport().mapToGlobal(QPoint(view.left, top))
    return QRect(corner.x(), corner.y(), view.column.width, view.column.heights[number])


def state(view: MessageView, number: int) -> QAccessible.State:
    """Selectable, and selected and focused if current; off screen if out of view."""
    made = QAccessible.State()
    here, window = place(view, number), QRect(view.mapToGlobal(QPoint()), view.size())
    made.focusable = made.selectable = True
    made.offscreen = not here.intersects(window)
    made.invisible = not view.isVisible()
    made.selected = number == view.current
    made.focused = number == view.current and view.hasFocus()
    return made


class MessageInterface(QAccessibleInterface):
    """A message that is not the current one."""

    def __init__(self, view: MessageView, number: int) -> None:
        super().__init__()
        self._view, self._number = view, number

    def isValid(self) -> bool:
        return self._number < len(self._view.column)

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def window(self) -> Any:
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        return named(self._view, self._number) if kind is _TEXT.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The name follows the message."""

    def rect(self) -> QRect:
        return place(self._view, self._number)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        return state(self._view, self._number)


class CurrentInterface(QAccessibleWidget):
    """The current message: the widget that lies over it and carries its buttons."""

    def __init__(self, controls: Controls, view: MessageView) -> None:
        super().__init__(controls, QAccessible.Role.ListItem)
        self._controls, self._view = controls, view

    def parent(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return QAccessible.queryAccessibleInterface(self._view)

    def text(self, kind: QAccessible.Text) -> str:
        return named(self._view, self._view.current) if kind is _TEXT.Name else ""

    def rect(self) -> QRect:
        return place(self._view, self._view.current)

    def state(self) -> QAccessible.State:
        return state(self._view, self._view.current)

    def childCount(self) -> int:
        return len(self._controls.buttons)

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        buttons = self._controls.buttons
        if not 0 <= index < len(buttons):
            return None
        return QAccessible.queryAccessibleInterface(buttons[index])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        buttons: list[QObject] = list(self._controls.buttons)
        found = child.object()
        return buttons.index(found) if found in buttons else -1


class ListInterface(QAccessibleWidget):
    """The view: a list with a child for every message."""

    def __init__(self, view: MessageView) -> None:
        super().__init__(view, QAccessible.Role.List, "Messages")
        self._view = view

    def childCount(self) -> int:
        return len(self._view.column) + len(self._widgets())

    def _widgets(self) -> list[QWidget]:
        """What is in the view besides messages."""
        return [w for w in self._view.floating() if w.isVisible()]

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        count = len(self._view.column)
        if index < 0:
            return None
        if index >= count:
            widgets = self._widgets()[index - count : index - count + 1]
            return QAccessible.queryAccessibleInterface(widgets[0]) if widgets else None
        return self._view.accessible.message(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        found = child.object()
        if found is self._view.controls:
            return self._view.current
        if isinstance(child, MessageInterface):
            return child._number
        widgets: list[QObject] = list(self._widgets())
        return len(self._view.column) + widgets.index(found) if found in widgets else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        point = self._view.viewport().mapFromGlobal(QPoint(x, y))
        if not self._view.viewport().rect().contains(point) or not len(self._view.column):
            return None
        return self.child(self._view.column.heights.at(point.y() + self._view.value))

    def focusChild(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        if self._view.hasFocus() and self._view.current >= 0:
            return self.child(self._view.current)
        return None


class Tree:
    """The interfaces of one view, kept while Qt may know them, and its events."""

    def __init__(self, view: MessageView) -> None:
        self._view = view
        self._items: dict[int, MessageInterface] = {}
        self._kept: list[QAccessibleInterface] = []
        self.announced: list[str] = []
        QAccessible.installFactory(_factory)

    def keep(self, made: QAccessibleInterface) -> None:
        """Hold an interface that Qt now uses."""
        self._kept.append(made)

    def message(self, number: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The interface of a message."""
        if number == self._view.current:
            return QAccessible.queryAccessibleInterface(self._view.controls)
        made = self._items.get(number)
        if made is None:
            made = self._items[number] = MessageInterface(self._view, number)
            QAccessible.registerAccessibleInterface(made)
        return made

    def reset(self) -> None:
        """The messages are others now."""
        for made in self._items.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))
        self._items.clear()

    def _tell(self, event: QAccessibleEvent) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(event)

    def added(self, number: int) -> None:
        """A message was added at the end."""
        event = QAccessibleEvent(self._view, QAccessible.Event.ObjectCreated)
        event.setChild(number)
        self._tell(event)

    def changed(self, number: int) -> None:
        """A message's text or state changed."""
        event = QAccessibleEvent(self._view, QAccessible.Event.NameChanged)
        event.setChild(number)
        self._tell(event)

    def focus(self, number: int) -> None:
        """The current message is another."""
        if self._view.hasFocus() and number >= 0:
            event = QAccessibleEvent(self._view, QAccessible.Event.Focus)
            event.setChild(number)
            self._tell(event)

    def announce(self, words: str) -> None:
        """Say this once, politely."""
        self.announced.append(words)
        self._tell(QAccessibleAnnouncementEvent(self._view, words))


def _factory(key: str, about: QObject) -> QAccessibleInterface | None:
    """Qt asks for the interface of every widget; ours are the view and its controls."""
    from chatapp.ui.messages.view import MessageView

    if isinstance(about, MessageView):
        made: QAccessibleInterface = ListInterface(about)
        about.accessible.keep(made)
    elif isinstance(about, Controls) and isinstance(about.view, MessageView):
        made = CurrentInterface(about, about.view)
        about.view.accessible.keep(made)
    else:
        return None
    return made
