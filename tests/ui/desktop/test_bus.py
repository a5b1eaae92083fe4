"""The connection to the message bus is closed, whenever it is let go."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from jeepney import DBusAddress

from chatapp.ui.desktop.bus import SessionBus

SERVICE = DBusAddress("/a", bus_name="org.example.A", interface="org.example.A")


class Daemon:
    """A bus that greets nobody, or greets and then says nothing; it hears a program go."""

    def __init__(self, *, greets: bool) -> None:
        self._greets = greets
        self.came, self.left = asyncio.Event(), asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n")
        if self._greets:
            writer.write(b"OK 1234deadbeef\r\n")
            await reader.readuntil(b"BEGIN\r\n")
        self.came.set()
        await reader.read()
        self.left.set()
        writer.close()
        await writer.wait_closed()


@pytest.mark.parametrize("greets", [False, True])
async def test_a_connection_that_is_being_opened_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, greets: bool
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    daemon = Daemon(greets=greets)
    async with await asyncio.start_unix_server(daemon.serve, tmp_path / "bus"):
        bus = SessionBus([], lambda _signal, _values: None)
        asking = asyncio.ensure_future(bus.call(SERVICE, "Ask", ""))
        await daemon.came.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await bus.close()
        await asyncio.wait_for(daemon.left.wait(), 20)
