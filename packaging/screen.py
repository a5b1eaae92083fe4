"""A screen and a message bus of the tests' own: nothing of the person's desktop is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

SIZE = "1600x1200x24"

# Only the accessibility bus can be started on the bus by its name: a Secret Service would ask for
# a password on a screen that nobody sees.
_SERVICES = Path("/usr/share/dbus-1/services")
_STARTABLE = ("org.a11y.Bus.service",)
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}</servicedir>
  <policy context="default">
    <allow user="root"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def screen(
    variables: dict[str, str], size: str = SIZE, owner: int | None = None
) -> Generator[dict[str, str]]:
    """Start both for processes with ``variables``; gives the variables they are reached by.

    ``owner``: the user whose session it is, if root starts it for somebody else.
    """
    if sys.platform != "linux":
        yield variables | {"QT_QPA_PLATFORM": "cocoa" if sys.platform == "darwin" else "windows"}
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="chatapp-screen-")))
        inside = variables | {"XDG_RUNTIME_DIR": str(folder), "QT_QPA_PLATFORM": "xcb"}
        inside.pop("WAYLAND_DISPLAY", None)
        inside["DISPLAY"] = ":" + stack.enter_context(_server(inside, *_display(size)))
        for name in _STARTABLE:
            if (_SERVICES / name).exists():
                shutil.copy(_SERVICES / name, folder)
        settings = folder / "bus.conf"
        settings.write_text(_BUS.format(folder=folder), encoding="utf-8")
        if owner is not None:
            os.chown(folder, owner, owner)
        bus = _server(inside, *_bus(settings), owner=owner)
        inside["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(bus)
        yield inside | {"CHATAPP_TEST_BUS": "private"}


def _display(size: str) -> list[str]:
    return ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset"]


def _bus(settings: Path) -> list[str]:
    return ["dbus-daemon", f"--config-file={settings}", "--nofork", "--print-address=1"]


@contextmanager
def _server(variables: dict[str, str], *command: str, owner: int | None = None) -> Generator[str]:
    """Run a server that says in its first line where it is reached; gives that line."""
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env=variables,
        encoding="utf-8",
        cwd=os.sep,
        user=owner,
        group=owner,
    ) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().strip()
            if not address:
                raise OSError(f"{command[0]} did not start")
            yield address
        finally:
            process.terminate()
