"""Listens to the events that a program sends over AT-SPI, as a screen reader does."""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack
from typing import Any

import jeepney as dbus
from jeepney import DBusAddress, MatchRule, Message, message_bus
from jeepney.io.blocking import open_dbus_connection

_EVENTS = "org.a11y.atspi.Event.Object"
_LIMIT = 20.0


class Hearing:
    """Listens to one kind of event (``Announcement``, ...); a context manager.

    To be opened before the program is, which asks once what is listened to.
    """

    def __init__(self, kind: str) -> None:
        session = open_dbus_connection("SESSION")
        asking = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        answer = session.send_and_get_reply(
            dbus.new_method_call(asking, "GetAddress"), timeout=_LIMIT
        )
        session.close()
        self._bus = open_dbus_connection(f"{answer.body[0]}")
        rule = MatchRule(type="signal", interface=_EVENTS, member=kind)
        self._ask(message_bus.AddMatch(rule))
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        nothing: list[str] = []
        events = (f"object:{kind.lower()}", nothing, "")
        self._ask(dbus.new_method_call(registry, "RegisterEvent", "sass", events))
        self._stack = ExitStack()
        self._queue: deque[Message] = self._stack.enter_context(self._bus.filter(rule, bufsize=999))
        self._heard: list[Any] = []

    def __enter__(self) -> Hearing:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        self._bus.close()

    def _ask(self, call: Message) -> Message:
        return self._bus.send_and_get_reply(call, timeout=_LIMIT)

    def heard(self) -> list[Any]:
        """The values of the events until now, in their order."""
        # What was sent before the answer has arrived with it.
        self._ask(message_bus.GetNameOwner("org.a11y.atspi.Registry"))
        while self._queue:
            self._heard.append(self._queue.popleft().body[3][1])
        return list(self._heard)
