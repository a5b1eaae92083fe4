"""A real gnome-keyring in a private D-Bus session, in each state a person's may be in.

Not of the session of whoever runs the tests: its own bus without service files, its own
home. Needs ``dbus-daemon`` and ``gnome-keyring-daemon``.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.waiting import LIMIT, wait_until

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection


class State(StrEnum):
    """The state of the keyring."""

    UNLOCKED = "unlocked"
    LOCKED = "locked"
    """There is a keyring, and nobody to unlock it: the prompt cannot be shown."""
    FRESH = "fresh"
    """The service runs and has no keyring yet: it wants to ask for a new password."""
    BUS_ONLY = "bus-only"
    """A bus without the service."""
    NONE = "none"
    """No bus: the address leads nowhere."""
    FROZEN = "frozen"
    """The service takes calls and never answers."""


CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""

missing = sys.platform != "linux" or not (
    shutil.which("dbus-daemon") and shutil.which("gnome-keyring-daemon")
)
needs_service = pytest.mark.skipif(
    missing, reason="needs Linux with dbus-daemon and gnome-keyring-daemon"
)


class SecretService:
    """The running service; `folder` is its home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")},
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/no-bus",
        }
        self.environment.pop("PYTHON_KEYRING_BACKEND", None)
        self._running = ExitStack()
        self._daemon: subprocess.Popen[bytes] | None = None

    def start_bus(self) -> None:
        """A bus of its own, at an address only its environment knows."""
        config = self.folder / "bus.conf"
        config.write_text(CONFIG.format(folder=self.folder))
        bus = self._start("dbus-daemon", f"--config-file={config}", "--nofork", "--print-address")
        assert bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()

    def start_daemon(self, *, keyring: bool = True) -> None:
        """gnome-keyring, with an open keyring (made by the first unlocking), or with none."""
        self._daemon = self._start(
            "gnome-keyring-daemon",
            *(["--unlock"] if keyring else []),
            "--components=secrets",
            "--foreground",
            f"--control-directory={self.folder}/control",
        )
        assert self._daemon.stdin is not None
        self._daemon.stdin.write(b"ci-pass" if keyring else b"")
        self._daemon.stdin.close()
        from secretstorage import check_service_availability

        with self._connected() as bus:
            wait_until(lambda: check_service_availability(bus), what="the service")

    def lock(self) -> None:
        """Lock the default keyring."""
        from secretstorage import get_default_collection

        with self._connected() as bus:
            get_default_collection(bus).lock()

    def stop_daemon(self) -> None:
        """End the service, as a crash would."""
        assert self._daemon is not None
        self._daemon.kill()
        self._daemon.wait()

    def freeze(self) -> None:
        """Let the service sleep with its calls unanswered."""
        assert self._daemon is not None
        self._daemon.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Wake it up again."""
        assert self._daemon is not None
        self._daemon.send_signal(signal.SIGCONT)

    def secrets(self) -> dict[str, str]:
        """The secrets in the keyring, by service, as another program reads them."""
        from secretstorage import ItemNotFoundException, get_default_collection

        with self._connected() as bus:
            while True:
                try:
                    items = get_default_collection(bus).get_all_items()
                    return {i.get_attributes()["service"]: i.get_secret().decode() for i in items}
                except ItemNotFoundException:  # one was deleted meanwhile
                    continue

    def close(self) -> None:
        """End everything."""
        self._running.close()

    @contextmanager
    def _connected(self) -> Generator[DBusConnection]:
        """A connection to the bus, beside those of whoever is tried."""
        from jeepney.io.blocking import open_dbus_connection
        from secretstorage.util import add_match_rules

        address = self.environment["DBUS_SESSION_BUS_ADDRESS"]
        with closing(open_dbus_connection(address, auth_timeout=LIMIT)) as bus:
            add_match_rules(bus)
            yield bus

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._running.callback(_end, process)
        return process


def _end(process: subprocess.Popen[bytes]) -> None:
    with process:  # closes the pipes and waits
        process.kill()


@contextmanager
def secret_service(state: State = State.UNLOCKED) -> Generator[SecretService]:
    """The keyring in `state`, for processes with its `environment`."""
    with tempfile.TemporaryDirectory(prefix="keyring-") as folder:
        service = SecretService(Path(folder))
        try:
            if state is not State.NONE:
                service.start_bus()
            if state is State.FRESH:
                service.start_daemon(keyring=False)
            elif state in (State.UNLOCKED, State.LOCKED, State.FROZEN):
                service.start_daemon()
            if state is State.LOCKED:
                service.lock()
            if state is State.FROZEN:
                service.freeze()
            yield service
        finally:
            service.close()


@contextmanager
def in_this_process(state: State = State.UNLOCKED) -> Generator[SecretService]:
    """Like `secret_service`, and this process has its environment too."""
    names = ("DBUS_SESSION_BUS_ADDRESS", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    with secret_service(state) as service, pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setenv(name, service.environment[name])
        patch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
        patch.delenv("DISPLAY", raising=False)
        yield service
