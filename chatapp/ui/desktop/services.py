"""Notification services on Linux: the desktop's own, or the portal in a Flatpak."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from jeepney import DBusAddress

from chatapp.core.domain.i18n import tr
from chatapp.ui.desktop.bus import SessionBus
from chatapp.ui.desktop.notification import Note

_OPEN = "default"
"""The action of a click on the notification itself, as the specification names it."""
_CLOSED_BY_PERSON = 2

_DESKTOP = ("/org/freedesktop/Notifications", "org.freedesktop.Notifications")
_PORTAL = ("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification")


class Service(ABC):
    """Shows notes; `clicked` gets the note that was clicked, and the desktop's leave to come
    forward, which may be empty.
    """

    def __init__(self, clicked: Callable[[Note, str], object]) -> None:
        self._clicked = clicked

    @abstractmethod
    async def show(self, note: Note) -> None:
        """Show `note`, in the place of an earlier one of its conversation. Raises `NoService`."""

    @abstractmethod
    async def withdraw(self, conversation_id: str) -> None:
        """Take the note of that conversation away, if it is there still. Raises `NoService`."""

    @abstractmethod
    async def close(self) -> None:
        """Let the bus go. What is shown stays."""


class DesktopService(Service):
    """`org.freedesktop.Notifications`, which nearly every desktop has.

    `icon` is its name in the desktop's themes, or its address; `entry` names the program's
    desktop entry.
    """

    def __init__(self, clicked: Callable[[Note, str], object], *, icon: str, entry: str) -> None:
        super().__init__(clicked)
        self._icon, self._entry = icon, entry
        path, interface = _DESKTOP
        self._address = DBusAddress(path, bus_name=interface, interface=interface)
        self._bus = SessionBus([_DESKTOP], self._heard)
        self._can: frozenset[str] | None = None
        self._shown: dict[int, Note] = {}
        self._tokens: dict[int, str] = {}

    async def show(self, note: Note) -> None:
        if self._can is None:
            (names,) = await self._bus.call(self._address, "GetCapabilities", "")
            self._can = frozenset(names)
        body = escape(note.body, quote=False) if "body-markup" in self._can else note.body
        hints = {
            "desktop-entry": ("s", self._entry),
            "category": ("s", "im.received"),
        }
        (number,) = await self._bus.call(
            self._address,
            "Notify",
            "susssasa{sv}i",
            "Chatapp",
            self._number(note.conversation_id),
            self._icon,
            note.title,
            body,
            [_OPEN, tr("Open")] if "actions" in self._can else [],
            hints,
            -1,
        )
        self._shown[number] = note

    async def withdraw(self, conversation_id: str) -> None:
        if number := self._number(conversation_id):
            del self._shown[number]
            await self._bus.call(self._address, "CloseNotification", "u", number)

    async def close(self) -> None:
        await self._bus.close()

    def _number(self, conversation_id: str) -> int:
        """The service's number for what is shown of a conversation; 0 for nothing."""
        shown = (n for n, note in self._shown.items() if note.conversation_id == conversation_id)
        return next(shown, 0)

    def _heard(self, signal: str, values: tuple[Any, ...]) -> None:
        number = values[0]
        # The service tells everybody about everybody's.
        if (note := self._shown.get(number)) is None:
            return
        if signal == "ActivationToken":
            self._tokens[number] = values[1]
        elif signal == "ActionInvoked":
            self._clicked(note, self._tokens.pop(number, ""))
        elif signal == "NotificationClosed":
            # Gone from the screen it may still be in the desktop's list, and be clicked there.
            if values[1] == _CLOSED_BY_PERSON:
                del self._shown[number]
            self._tokens.pop(number, None)


class PortalService(Service):
    """The portal, which is all that a sandbox lets the program reach."""

    def __init__(self, clicked: Callable[[Note, str], object]) -> None:
        super().__init__(clicked)
        path, interface = _PORTAL
        self._address = DBusAddress(
            path, bus_name="org.freedesktop.portal.Desktop", interface=interface
        )
        self._bus = SessionBus([_PORTAL], self._heard)
        self._shown: dict[str, Note] = {}

    async def show(self, note: Note) -> None:
        told = {
            "title": ("s", note.title),
            "body": ("s", note.body),
            "default-action": ("s", _OPEN),
        }
        await self._bus.call(self._address, "AddNotification", "sa{sv}", note.conversation_id, told)
        self._shown[note.conversation_id] = note

    async def withdraw(self, conversation_id: str) -> None:
        if self._shown.pop(conversation_id, None):
            await self._bus.call(self._address, "RemoveNotification", "s", conversation_id)

    async def close(self) -> None:
        await self._bus.close()

    def _heard(self, signal: str, values: tuple[Any, ...]) -> None:
        if signal == "ActionInvoked" and (note := self._shown.pop(values[0], None)):
            self._clicked(note, _token_in(values[2]))


def _token_in(parameters: list[tuple[str, Any]]) -> str:
    """The leave to come forward among what the portal says of a click."""
    for signature, value in parameters:
        if signature == "a{sv}" and "activation-token" in value:
            return str(value["activation-token"][1])
    return ""


def in_flatpak() -> bool:
    """True if this program runs in a Flatpak's sandbox."""
    return Path("/.flatpak-info").exists()
