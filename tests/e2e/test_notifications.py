"""A reply that ended unseen is told of, and a click leads to it: over a real message bus."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from chatapp.ui.desktop import attention, services
from tests.e2e.driver import Window, window
from tests.loopback import HANG, Gate, Loopback, reply, sse
from tests.messagebus import (
    DESKTOP,
    PORTAL,
    PORTAL_INTERFACE,
    Service,
    bus,
    needs_bus,
    service,
)
from tests.ui.looks import OFFSCREEN

pytestmark = [OFFSCREEN, needs_bus]

CAN = "actions,body,body-markup"


@pytest.fixture(autouse=True)
def own_bus(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    monkeypatch.setattr(attention, "LONG_REPLY", 0.0)
    with bus(monkeypatch):
        yield


@pytest.fixture
def desktop() -> Generator[Service]:
    with service(*DESKTOP, can=CAN) as running:
        yield running


async def away(w: Window) -> QWidget:
    """Another window gets the focus; it is to be closed by who asked for it."""
    other = QWidget()
    other.show()
    other.activateWindow()
    await w.until(other.isActiveWindow, "the focus elsewhere")
    return other


async def back(w: Window, other: QWidget) -> None:
    w.widget.activateWindow()
    await w.until(w.widget.isActiveWindow, "the focus")
    other.deleteLater()


async def ask_and_leave(w: Window, server: Loopback, *said: bytes, question: str) -> QWidget:
    """Ask, look away, and have it answered then."""
    gate = Gate()
    server.answer(gate, *(said or reply("Low & **high** <water>.")))
    w.composer.insertPlainText(question)  # keys type no control characters
    w.type("")
    await w.until(gate.reached.is_set, "the question at the server")
    other = await away(w)
    gate.open()
    return other


async def test_a_hostile_name_is_shown_and_does_nothing(profile: Path, desktop: Service) -> None:
    hides = reply("Low \u202e**high**\x1b[2J &lt;img src='x'>.")
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask_and_leave(w, server, *hides, question="\u202e<b>What</b> & why?")
            await w.until(lambda: desktop.calls("Notify"), "the notification")
            title, body = desktop.calls("Notify")[0][3:5]
            assert title == "\ufffd<b>What</b> & why?"
            assert body == "Low \ufffdhigh\ufffd[2J &lt;img src='x'&gt;."


async def test_told_and_clicked_it_leads_to_the_reply(profile: Path, desktop: Service) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            other = await ask_and_leave(w, server, question="What are tides?")
            await w.until(lambda: desktop.calls("Notify"), "the notification")
            (name, replaces, icon, title, body, actions, hints, expires) = desktop.calls("Notify")[
                0
            ]
            assert (name, replaces, title) == ("Chatapp", 0, "What are tides?")
            assert body == "Low &amp; high &lt;water&gt;."
            assert actions[0] == "default"
            assert hints["desktop-entry"] == ["s", "io.github.chatapp.Chatapp"]
            assert icon.endswith("chatapp.svg") or icon == "io.github.chatapp.Chatapp"
            assert expires == -1
            asked = w.pane.conversation_id
            w.widget.sidebar.new.emit()
            await w.until(lambda: w.pane.conversation_id == "")
            w.widget.showMinimized()
            desktop.emit("ActivationToken", "us", 1, "leave")
            desktop.emit("ActionInvoked", "us", 99, "default")
            desktop.emit("ActionInvoked", "us", 1, "default")
            await w.until(lambda: w.pane.conversation_id == asked, "its conversation")
            assert not w.widget.isMinimized()
            await w.until(w.widget.isActiveWindow, "the focus")
            await w.until(lambda: w.answer.startswith("Low"))
            # Seen, it need not be told any more.
            await w.until(lambda: desktop.calls("CloseNotification") == [[1]])
            other.deleteLater()


async def test_what_is_seen_is_not_told(profile: Path, desktop: Service) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("Before my eyes?")
            await w.status_begins("Done")
            # In another conversation it is unseen, although the window has the focus.
            gate = Gate()
            server.answer(gate, *reply("Elsewhere."))
            w.type("And elsewhere?")
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            gate.open()
            await w.until(lambda: desktop.calls("Notify"), "the notification")
            assert [call[4] for call in desktop.calls("Notify")] == ["Elsewhere."]
            w.choose("Before my eyes?")
            await w.until(lambda: desktop.calls("CloseNotification") == [[1]])


async def test_looking_at_the_window_takes_it_away(profile: Path, desktop: Service) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            other = await ask_and_leave(w, server, question="What are tides?")
            await w.until(lambda: desktop.calls("Notify"), "the notification")
            await back(w, other)
            await w.until(lambda: desktop.calls("CloseNotification") == [[1]])


async def test_a_second_reply_takes_the_place_of_the_first(profile: Path, desktop: Service) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            other = await ask_and_leave(w, server, question="One?")
            await w.until(lambda: desktop.calls("Notify"))
            server.answer(*reply("The second."))
            w.type("Two?")
            await w.until(lambda: len(desktop.calls("Notify")) == 2)
            assert [call[1] for call in desktop.calls("Notify")] == [0, 1]
            assert desktop.calls("Notify")[1][4] == "The second."
            await back(w, other)


async def test_no_words_where_others_see_the_screen(profile: Path, desktop: Service) -> None:
    (profile / "settings.toml").write_text("notify_words = false\n")
    with Loopback() as server:
        async with window(profile, server) as w:
            other = await ask_and_leave(w, server, question="A secret?")
            await w.until(lambda: desktop.calls("Notify"))
            assert desktop.calls("Notify")[0][4] == "The reply is ready."
            await back(w, other)


async def test_temporary_ones_never_show_words(profile: Path, desktop: Service) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.press(
                Qt.Key.Key_N,
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            )
            await w.until(lambda: w.pane.conversation_id != "")
            temporary = w.pane.conversation_id
            other = await ask_and_leave(w, server, question="A secret?")
            await w.until(lambda: desktop.calls("Notify"))
            call = desktop.calls("Notify")[0]
            assert call[3:5] == ["Temporary conversation", "The reply is ready."]
            desktop.emit("ActionInvoked", "us", 1, "default")
            await w.until(w.widget.isActiveWindow, "the focus")
            assert w.pane.conversation_id == temporary
            other.deleteLater()


async def test_what_could_not_be_answered_is_told_too(profile: Path, desktop: Service) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            server.answer_json({"error": {"message": "No."}}, status=400)
            other = await away(w)
            w.type("What are tides?")
            await w.until(lambda: desktop.calls("Notify"))
            assert desktop.calls("Notify")[0][4] == "Your message could not be answered."
            await back(w, other)


async def test_what_the_person_stopped_or_switched_off_is_not_told(
    profile: Path, desktop: Service
) -> None:
    (profile / "settings.toml").write_text("notify = false\n")
    with Loopback() as server:
        async with window(profile, server) as w:
            other = await ask_and_leave(w, server, question="Tell?")
            await w.status_begins("Done")
            server.answer(sse("Half"), HANG)
            w.type("Stop?")
            await w.until(lambda: w.answer == "Half")
            w.pane.stop()
            await w.status_begins("Stopped")
            assert desktop.asked == []
            await back(w, other)


async def test_a_short_reply_is_not_told(
    profile: Path, desktop: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attention, "LONG_REPLY", 10.0)
    with Loopback() as server:
        async with window(profile, server) as w:
            other = await ask_and_leave(w, server, question="Quick?")
            await w.status_begins("Done")
            assert desktop.asked == []
            await back(w, other)


async def test_a_desktop_without_a_service_says_nothing(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            other = await ask_and_leave(w, server, question="Anyone?")
            await w.status_begins("Done")
            await back(w, other)
            w.type("Still here?")
            await w.status_begins("Done")


async def test_a_desktop_without_a_bus_says_nothing(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    with Loopback() as server:
        async with window(profile, server) as w:
            other = await ask_and_leave(w, server, question="Anyone?")
            await w.status_begins("Done")
            await back(w, other)


async def test_in_a_sandbox_the_portal_tells(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "in_flatpak", lambda: True)
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    with Loopback() as server, service(*PORTAL, interface=PORTAL_INTERFACE) as portal:
        async with window(profile, server) as w:
            other = await ask_and_leave(w, server, question="What are tides?")
            await w.until(lambda: portal.calls("AddNotification"), "the notification")
            number, told = portal.calls("AddNotification")[0]
            assert number == w.pane.conversation_id
            assert told["title"] == ["s", "What are tides?"]
            assert told["body"] == ["s", "Low & high <water>."]
            w.widget.showMinimized()
            portal.emit("ActionInvoked", "ssav", number, told["default-action"][1], [])
            await w.until(lambda: not w.widget.isMinimized())
            await w.until(w.widget.isActiveWindow, "the focus")
            other.deleteLater()
    assert "XDG_ACTIVATION_TOKEN" not in os.environ
