"""The accessible tree of the message view: the lifetime of its interfaces, and its events."""

from __future__ import annotations

import weakref

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QApplication

from chatapp.ui.messages.accessibility.area import MessageArea
from chatapp.ui.messages.accessibility.controls import Controls, RealButton
from chatapp.ui.messages.accessibility.interfaces import (
    CurrentInterface,
    ListInterface,
    MessageInterface,
    ToggleInterface,
)
from chatapp.ui.messages.accessibility.names import Names


class Lives:
    """The interfaces made in Python for one view.

    Qt is told to delete them when what they are about goes, and when the view or the
    interpreter ends, whichever is first.
    """

    # WORKAROUND (PySide6, QAccessible.registerAccessibleInterface, seen with 6.11.3): Qt gets a
    # bare pointer, and nothing keeps what Python made.
    def __init__(self) -> None:
        self._items: dict[int, MessageInterface] = {}
        self._widgets: list[QAccessibleInterface] = []
        self.ended = False

    def message(self, view: MessageArea, number: int) -> MessageInterface:
        """The interface of a painted message, the same each time."""
        made = self._items.get(number)
        if made is None:
            made = self._items[number] = MessageInterface(view, number)
            QAccessible.registerAccessibleInterface(made)
        return made

    def knows(self, number: int) -> bool:
        """True if anybody asked for this message."""
        return number in self._items

    def keep(self, made: QAccessibleInterface) -> None:
        """Hold the interface of a widget."""
        self._widgets = [w for w in self._widgets if shiboken6.isValid(w)]
        self._widgets.append(made)

    def end_messages(self) -> None:
        """The messages are others now."""
        gone = list(self._items.values())
        self._items.clear()
        _delete(gone)

    def end(self) -> None:
        """End all interfaces: nothing may ask for any of them again."""
        self.ended = True
        gone, self._widgets = self._widgets, []
        _delete(gone)
        self.end_messages()


def _delete(interfaces: list[QAccessibleInterface] | list[MessageInterface]) -> None:
    for made in interfaces:
        # Those of a widget end with it.
        if shiboken6.isValid(made):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))


class AccessibleTree:
    """The view's side: its messages' interfaces and the events it sends."""

    def __init__(self, view: MessageArea) -> None:
        self._view = view
        self.lives = Lives()
        self.names = Names(view.column, view)
        self.names.changed.connect(self.changed)
        self.announced: list[str] = []
        # The view may end in C++, in Python, or with the interpreter.
        view.destroyed.connect(self.lives.end)
        weakref.finalize(view, self.lives.end)
        _install()

    def name(self, number: int) -> str:
        """The name of a message."""
        return self.names.name(number)

    @property
    def ended(self) -> bool:
        """True if nothing may ask for an interface any more."""
        return self.lives.ended

    def keep(self, made: QAccessibleInterface) -> None:
        """Hold the interface of a widget."""
        self.lives.keep(made)

    def message(self, number: int) -> QAccessibleInterface | None:
        """The interface of a message."""
        if number == self._view.current.number:
            return QAccessible.queryAccessibleInterface(self._view.controls)
        return self.lives.message(self._view, number)

    def reset(self) -> None:
        """The messages are others now."""
        self.lives.end_messages()
        self.names.reset()

    def _tell(self, event: QAccessibleEvent) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(event)

    def _about(self, number: int, what: QAccessible.Event) -> None:
        if QAccessible.isActive():
            event = QAccessibleEvent(self._view, what)
            event.setChild(number)
            self._tell(event)

    def added(self, number: int) -> None:
        """A message was added at the end."""
        self._about(number, QAccessible.Event.ObjectCreated)

    def changed(self, number: int) -> None:
        """A message's text changed: news for those who asked for it."""
        if number == self._view.current.number or self.lives.knows(number):
            self._about(number, QAccessible.Event.NameChanged)

    def focus(self, number: int) -> None:
        """The current message is another."""
        if self._view.hasFocus() and number >= 0:
            self._about(number, QAccessible.Event.Focus)

    def announce(self, words: str) -> None:
        """Say this once, politely."""
        self.announced.append(words)
        self._tell(QAccessibleAnnouncementEvent(self._view, words))


_INSTALLED = "chatapp-message-interfaces"


def _install() -> None:
    """Have Qt ask `_factory`, once a program."""
    application = QApplication.instance()
    if application is not None and not application.property(_INSTALLED):
        application.setProperty(_INSTALLED, True)
        QAccessible.installFactory(_factory)


def _factory(key: str, about: QObject) -> QAccessibleInterface | None:
    """Qt asks for the interface of every widget; ours are the view and its controls."""
    if isinstance(about, MessageArea):
        view: QObject = about
    elif isinstance(about, Controls):
        view = about.view
    elif isinstance(about, RealButton) and about.isCheckable():
        view = about.controls.view
    else:
        return None
    made_for = getattr(view, "interfaces", None)
    if not isinstance(view, MessageArea) or made_for is None or view.interfaces.ended:
        return None
    if isinstance(about, RealButton):
        made: QAccessibleInterface = ToggleInterface(about)
    else:
        made = (ListInterface if about is view else CurrentInterface)(view)
    view.interfaces.keep(made)
    return made
