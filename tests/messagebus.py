"""A message bus of the tests' own, and on it a desktop's services, each a process.

Needs ``dbus-daemon``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.secretservice import CONFIG
from tests.waiting import wait_until

needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"),
    reason="needs Linux with dbus-daemon",
)

# Answers as a desktop does, prints what it was asked, and emits the signals it is told to.
SERVICE = """
import json, sys, threading
from jeepney import DBusAddress, HeaderFields, MessageType
from jeepney import new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus, MatchRule
from jeepney.io.blocking import open_dbus_connection

name, path, interface, *more = sys.argv[1:]
capabilities = more[0].split(",") if more else []
connection = open_dbus_connection("SESSION")
connection.send_and_get_reply(message_bus.RequestName(name))
if "update" in capabilities:
    rule = MatchRule(type="signal", interface=interface)
    connection.send_and_get_reply(message_bus.AddMatch(rule))
sending = threading.Lock()

def say(method, message):
    signature = message.header.fields.get(HeaderFields.signature)
    print(json.dumps([method, signature, message.body]), flush=True)

print(json.dumps(["ready"]), flush=True)
emitter = DBusAddress(path, interface=interface)

def emit():
    for line in sys.stdin:
        signal, signature, *values = json.loads(line)
        with sending:
            connection.send(new_signal(emitter, signal, signature, tuple(values)))

threading.Thread(target=emit, daemon=True).start()
number = 0
while True:
    message = connection.receive()
    fields = message.header.fields
    method = fields.get(HeaderFields.member)
    if message.header.message_type is MessageType.signal:
        if fields.get(HeaderFields.interface) == interface:
            say(method, message)
        continue
    if fields.get(HeaderFields.interface) == "org.freedesktop.DBus.Properties":
        with sending:
            connection.send(new_method_return(message, "v", (("b", True),)))
        continue
    if fields.get(HeaderFields.interface) != interface:
        continue
    if method == "GetCapabilities":
        reply = new_method_return(message, "as", (capabilities,))
    elif method == "Notify":
        number += 1
        reply = new_method_return(message, "u", (message.body[1] or number,))
    elif method == "ReadAll":
        settings = {"enable-animations": ("b", "still" not in capabilities)}
        told = {"org.gnome.desktop.interface": settings}
        reply = new_method_return(message, "a{sa{sv}}", (told,))
    else:
        reply = new_method_return(message)
    with sending:
        connection.send(reply)
    say(method, message)
"""
DESKTOP = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications")
PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
TRAY = ("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher")
"""Every property of it is true: there is a tray, and it shows what is registered."""
PORTAL_INTERFACE = "org.freedesktop.portal.Notification"
PORTAL_SETTINGS = "org.freedesktop.portal.Settings"
"""Tells that animations are wanted; that they are not, of one that can be ``still``."""


class Service:
    """A running service: what it was asked, and signals from it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.asked: list[list[Any]] = []
        """Method, signature and values of each call (or signal, where it listens), in order."""
        threading.Thread(target=self._read, daemon=True).start()
        wait_until(lambda: self.asked, what="the service")
        self.asked.clear()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.asked.append(json.loads(line))

    def calls(self, method: str) -> list[list[Any]]:
        """The values of each call of `method`."""
        return [call[2] for call in self.asked if call[0] == method]

    def emit(self, signal: str, signature: str, *values: object) -> None:
        """Send a signal to everybody."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([signal, signature, *values]) + "\n")
        self._process.stdin.flush()


@contextmanager
def bus(monkeypatch: pytest.MonkeyPatch) -> Generator[str]:
    """A bus of its own, which is this process's session bus meanwhile; gives its address."""
    with tempfile.TemporaryDirectory(prefix="bus-") as folder:
        config = Path(folder) / "bus.conf"
        config.write_text(CONFIG.format(folder=folder))
        with subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as daemon:
            try:
                assert daemon.stdout is not None
                address = daemon.stdout.readline().strip()
                monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
                yield address
            finally:
                daemon.kill()


@contextmanager
def service(name: str, path: str, interface: str = "", can: str = "") -> Generator[Service]:
    """A service on this process's session bus; `can` are its capabilities."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVICE, name, path, interface or name, can],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Service(process)
        finally:
            process.kill()
