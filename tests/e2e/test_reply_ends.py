"""How replies end, in the window: what is free at once, what is told, what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.settings import Settings
from chatapp.ui.conversation.link_dialog import LinkDialog
from tests.e2e.driver import Window, window
from tests.e2e.screens import opened
from tests.loopback import DONE, HANG, META, USAGE, Gate, Loopback, reply, sse, thinking_reply


async def test_the_message_box_is_free_with_the_last_word(profile: Path) -> None:
    with Loopback() as server:
        gate = Gate()
        numbers = sse(usage=USAGE, choices=[], meta=META)
        server.answer(sse("All of it."), sse(finish="stop"), gate, numbers, HANG)
        server.answer(*reply("And more."))
        async with window(profile, server) as w:
            w.type("One")
            await w.status_begins("Done")
            assert w.showing("Send")
            assert "tokens" not in w.status
            gate.open()
            await w.until(lambda: "50 tokens in, 617 out · $0.0010" in w.status)
            assert w.answer == "All of it."
            w.type("Two")
            await w.until(lambda: w.answer == "And more.")


async def test_the_wait_for_another_try_can_be_cut_short_and_given_up(profile: Path) -> None:
    with Loopback() as server:
        for _ in range(2):
            server.answer_json({}, 429, headers={"Retry-After": "50"})
        async with window(profile, server) as w:
            w.type("Hello")
            await w.until(lambda: w.showing("Retry now"))
            assert "The server is busy. Trying again in" in w.status
            assert w.showing("Stop")
            button = w.find(QAbstractButton, "Retry now")
            button.setFocus(Qt.FocusReason.TabFocusReason)
            w.press(Qt.Key.Key_Space)
            await w.until(lambda: len(server.chats) == 2)
            await w.until(lambda: w.showing("Cancel"))
            w.click("Cancel")
            await w.status_begins("Failed")
            assert w.showing("Retry")
            assert not w.showing("Retry now")
            assert len(server.chats) == 2


async def test_a_wait_of_a_day_names_the_hour(profile: Path) -> None:
    with Loopback() as server:
        server.answer_json({}, 429, headers={"Retry-After": "86400"})
        async with window(profile, server) as w:
            w.type("Hello")
            await w.status_begins("Failed")
            assert "Try again tomorrow at " in w.status
            assert not w.showing("Retry now")
            assert len(server.chats) == 1


async def test_a_login_page_can_be_opened(profile: Path) -> None:
    with Loopback() as server:
        page = b"<html><title>Hotel Wi-Fi</title></html>"
        server.answer(page, headers={"Content-Type": "text/html"})
        async with window(profile, server) as w:
            w.type("Hello")
            await w.status_begins("Failed")
            assert "Hotel Wi-Fi" in w.status
            assert w.showing("Open Settings")
            w.click("Open in browser")
            dialog = await opened(w, LinkDialog)
            assert dialog.address.toPlainText().startswith(server.origin)
            dialog.cancel.click()


async def own_server(w: Window, server: Server) -> None:
    """Have `server` reply from now on."""
    w.pane.bridge.change_settings(Settings(server_id=server.id, servers=(server,)))
    await w.until(lambda: w.session.engine.server == server)


async def test_a_server_that_moved_is_followed_when_told_to(profile: Path) -> None:
    with Loopback() as old, Loopback() as new:
        old.answer(b"", status=308, headers={"Location": f"{new.base_url}/chat/completions"})
        new.answer(*reply("Here now."))
        async with window(profile, old) as w:
            await own_server(w, Server("own", "Mine", ServerKind.OTHER, old.base_url, "m"))
            w.type("Hello")
            await w.status_begins("Failed")
            assert f"moved to {new.base_url}" in w.status
            assert new.chats == []
            w.click("Use this address")
            await w.until(lambda: new.base_url in w.notice)
            assert new.chats == []
            w.click("Retry")
            await w.until(lambda: w.answer == "Here now.")


@pytest.mark.parametrize("there", [True, False])
async def test_a_proxy_that_does_not_answer_can_be_passed_by(
    profile: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """One that is broken from the start, too: the window opens, and the first message tells."""
    address = "http://127.0.0.1:9" if there else "not a proxy"
    monkeypatch.setenv("HTTP_PROXY", address)
    with Loopback() as server:
        # A name of this computer that is not known for one.
        server.base_url = f"http://127.1:{server.port}/v1"
        server.answer(*reply("Directly."))
        async with window(profile, server) as w:
            w.type("Hello")
            await w.until(lambda: "HTTP_PROXY" in w.status)
            for _ in range(2):
                if w.showing("Cancel"):
                    w.click("Cancel")
            await w.status_begins("Failed")
            assert server.chats == []
            w.click("Ignore system proxy")
            await w.until(lambda: w.answer == "Directly.")


async def test_a_limit_that_thinking_used_up_is_raised(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("<think>So much to think"), sse(finish="length"), DONE)
        server.answer(*thinking_reply("Yes.", "Enough."))
        async with window(profile, server) as w:
            w.type("Hello")
            await w.until(lambda: w.showing("Retry with a longer reply"))
            assert "Thinking used up" in w.status
            assert not w.showing("Continue")
            w.click("Retry with a longer reply")
            await w.until(lambda: w.answer.endswith("Enough."))
            assert "max_tokens" not in server.chats[0].json
            assert server.chats[1].json["max_tokens"] == 8192


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ((sse("Half"), sse(finish="content_filter"), DONE), 200),
        ((sse("Half"), sse(choices=[], output_sensitive=True, output_sensitive_type=6)), 200),
    ],
    ids=["reason", "error"],
)
async def test_what_a_filter_stopped_is_edited_and_not_continued(
    profile: Path, answer: tuple[Any, ...], status: int
) -> None:
    with Loopback() as server:
        server.answer(*answer, status=status)
        async with window(profile, server) as w:
            w.type("Something bad")
            await w.until(lambda: w.showing("Edit message"))
            assert "content filter" in w.status
            assert w.answer.startswith("Half")
            assert not w.showing("Continue")
            w.click("Edit message")
            await w.until(lambda: w.composer.toPlainText() == "Something bad")


async def test_thinking_without_a_reply_is_shown_as_one(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("<think>Four, I think."), sse(finish="stop"), DONE)
        async with window(profile, server) as w:
            w.type("Two and two?")
            await w.until(lambda: w.showing("Show thinking as reply"))
            assert not w.showing("Continue")
            w.click("Show thinking as reply")
            await w.until(lambda: w.answer == "Four, I think.")
            await w.until(lambda: w.showing("Previous version"))
            assert len(server.chats) == 1
