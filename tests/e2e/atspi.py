"""A small assistive tool: reads and works a program's window over AT-SPI, as a screen reader would.

The protocol is D-Bus alone (https://gitlab.gnome.org/GNOME/at-spi2-core, xml/), spoken by jeepney.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tests.waiting import wait_until

if TYPE_CHECKING:  # jeepney comes with keyring, on Linux
    from jeepney.io.blocking import DBusConnection

ANSWER_LIMIT = 20.0
"""Seconds a program has to answer one question."""

_A11Y = "org.a11y.atspi."
_ROLES = {
    23: "frame",
    29: "label",
    31: "list",
    32: "list item",
    40: "password text",
    43: "button",
    61: "text",
}
"""Numbers of AtspiRole (atspi-constants.h); the names are not the same in all its versions."""
_STATES = {
    "active": 1,
    "checked": 4,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "pressed": 20,
    "selectable": 22,
    "selected": 23,
    "sensitive": 24,
    "showing": 25,
    "visible": 30,
    "checkable": 41,
}
"""Bits of AtspiStateType (atspi-constants.h)."""


class Gone(Exception):
    """The object or its program is not there any more."""


class Desktop:
    """The accessibility bus of the session in DBUS_SESSION_BUS_ADDRESS; a context manager.

    While it lives, programs on the session bus know that an assistive tool listens.
    """

    def __init__(self) -> None:
        from jeepney.io.blocking import open_dbus_connection

        self._session = open_dbus_connection("SESSION")
        (address,) = _ask(self._session, "org.a11y.Bus", "/org/a11y/bus", "", "GetAddress")
        self._enable(True)
        self._bus = open_dbus_connection(str(address))

    def __enter__(self) -> Desktop:
        return self

    def __exit__(self, *_: object) -> None:
        self._enable(False)
        self._bus.close()
        self._session.close()

    def _enable(self, on: bool) -> None:
        _ask(
            self._session,
            "org.a11y.Bus",
            "/org/a11y/bus",
            "org.freedesktop.DBus.Properties",
            "Set",
            "ssv",
            "org.a11y.Status",
            "IsEnabled",
            ("b", on),
        )

    def application(self, pid: int) -> Node | None:
        """The root of the process's tree, once it is there."""
        root = Node(self._bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        for node in root.children():
            try:
                (found,) = _ask(
                    self._bus,
                    "org.freedesktop.DBus",
                    "/org/freedesktop/DBus",
                    "org.freedesktop.DBus",
                    "GetConnectionUnixProcessID",
                    "s",
                    node.owner,
                )
            except Gone:
                continue
            if found == pid:
                return node
        return None


@dataclass(frozen=True)
class Node:
    """An object of a program's tree. Asking it may raise `Gone`."""

    bus: DBusConnection
    owner: str
    path: str

    @property
    def name(self) -> str:
        return str(self._property("Accessible", "Name"))

    @property
    def role(self) -> str:
        """A role of `_ROLES`, or the program's own word for it."""
        (number,) = self._ask("Accessible", "GetRole")
        if number in _ROLES:
            # Qt has no role of its own for a button that stays pressed.
            toggle = _ROLES[number] == "button" and self.has("checkable")
            return "toggle button" if toggle else _ROLES[number]
        (role,) = self._ask("Accessible", "GetRoleName")
        return str(role)

    def has(self, state: str) -> bool:
        """True if a state of `_STATES` is set."""
        ((low, high),) = self._ask("Accessible", "GetState")
        bit = _STATES[state]
        return bool((low, high)[bit // 32] >> bit % 32 & 1)

    @property
    def pressed(self) -> bool:
        """True if a toggle button is in."""
        return self.has("pressed")

    def children(self) -> list[Node]:
        (found,) = self._ask("Accessible", "GetChildren")
        return [Node(self.bus, owner, path) for owner, path in found]

    def all(self) -> Iterator[Node]:
        """This object and everything in it, from the top."""
        yield self
        for child in self.children():
            if not child.path.endswith("/null"):
                yield from child.all()

    def look_for(self, role: str, name: str | Callable[[str], bool]) -> Node | None:
        """The first object with this role and name that shows, or None."""
        suits = name if callable(name) else name.__eq__
        for node in self.all():
            try:
                if node.role == role and suits(node.name) and node.has("showing"):
                    return node
            except Gone:  # the tree changes while it is walked
                continue
        return None

    def find(
        self, role: str, name: str | Callable[[str], bool], timeout: float = ANSWER_LIMIT
    ) -> Node:
        """The same, as soon as it is there."""

        def look() -> Node | None:
            try:
                return self.look_for(role, name)
            except Gone:
                return None

        return wait_until(look, timeout, what=f"{role} {name!r}")

    def actions(self) -> list[str]:
        """The actions it offers."""
        (found,) = self._ask("Action", "GetActions")
        return [str(action[0]) for action in found]

    def focus(self) -> None:
        """Give it the keyboard's focus."""
        (done,) = self._ask("Component", "GrabFocus")
        assert done

    def press(self) -> None:
        """Press it, as a screen reader's user does."""
        names = [name.lower() for name in self.actions()]
        chosen = next(i for i, name in enumerate(names) if name in ("press", "toggle"))
        (done,) = self._ask("Action", "DoAction", "i", chosen)
        assert done

    @property
    def text(self) -> str:
        """The text in a text field."""
        (text,) = self._ask("Text", "GetText", "ii", 0, -1)
        return str(text)

    @property
    def caret(self) -> int:
        """The offset of the caret in a text, in characters."""
        return int(self._property("Text", "CaretOffset"))

    def write(self, text: str) -> None:
        """Put `text` in the place of what stands in a text field."""
        (done,) = self._ask("EditableText", "SetTextContents", "s", text)
        assert done

    def _ask(self, interface: str, method: str, signature: str | None = None, *values: Any) -> Any:
        return _ask(self.bus, self.owner, self.path, _A11Y + interface, method, signature, *values)

    def _property(self, interface: str, name: str) -> Any:
        (found,) = _ask(
            self.bus,
            self.owner,
            self.path,
            "org.freedesktop.DBus.Properties",
            "Get",
            "ss",
            _A11Y + interface,
            name,
        )
        return found[1]


def _ask(
    bus: DBusConnection,
    owner: str,
    path: str,
    interface: str,
    method: str,
    signature: str | None = None,
    *values: Any,
) -> Any:
    """Make a call; its results as a tuple. Raises `Gone`."""
    dbus: Any = import_module("jeepney")  # its types are not known
    call = dbus.new_method_call(
        dbus.DBusAddress(path, owner, interface or owner), method, signature, values
    )
    answer = bus.send_and_get_reply(call, timeout=ANSWER_LIMIT)
    if answer.header.message_type is dbus.MessageType.error:
        raise Gone(f"{method}: {answer.body}")
    return answer.body
