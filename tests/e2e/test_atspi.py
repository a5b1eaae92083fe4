"""The program's tree as an assistive tool in another process finds it: names and roles."""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.e2e.atspi import Desktop
from tests.e2e.onscreen import window
from tests.loopback import DONE, Gate, Loopback, reply, sse, thinking_reply
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is Linux's"),
]


@pytest.fixture
def desktop() -> Generator[Desktop]:
    with Desktop() as listening:
        yield listening


def test_the_window_has_the_promised_names_and_roles(desktop: Desktop, profile: Path) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(sse("Half"), gate, sse(" and half.", finish="stop"), DONE)
        with window(desktop, profile, server) as w:
            for role, name in (
                ("list", "Messages"),
                ("text", "Search"),
                ("text", "Message"),
                ("button", "Send"),
                ("button", "Attach PDF"),
                ("button", "New conversation"),
                ("button", "Settings"),
            ):
                assert w.tree.look_for(role, name), name
            assert w.tree.look_for("button", "Stop") is None
            assert w.tree.look_for("label", "") is not None  # the status line of no conversation
            w.ask("A question")
            w.status_begins("Writing")
            w.tree.find("button", "Stop")
            assert w.tree.look_for("button", "Send") is None
            gate.open()
            w.status_begins("Done")
            w.tree.find("button", "Send")
            assert w.tree.look_for("button", "Stop") is None
            w.titled("A question")
            rows = w.tree.find("list", "Conversations").children()
            assert [row.name.split(",")[0] for row in rows] == ["Today", "A question"]
            items = w.tree.find("list", "Messages").children()
            assert [item.role for item in items[:2]] == ["list item", "list item"]
            assert [i.name for i in items[:2]] == ["You\nA question", "Assistant\nHalf and half."]


def test_the_current_message_has_its_controls(desktop: Desktop, profile: Path) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Deep thought.", "Short."))
        server.answer(*reply("Another."))
        with window(desktop, profile, server) as w:
            w.ask("Hm?")
            w.status_begins("Done")
            answer = w.tree.find("list item", "Assistant\nShort.")
            wait_until(lambda: answer.look_for("button", "Copy"), what="the controls")
            assert answer.look_for("button", "Regenerate")
            answer.find("button", "Copy").press()
            composer = w.tree.find("text", "Message")
            composer.focus()
            w.screen.press("Control_L", "v")
            wait_until(lambda: composer.text == "Short.", what="the copied answer")

            def thinking() -> bool:
                return w.tree.find("toggle button", "Thinking").pressed

            assert not thinking()
            w.tree.find("toggle button", "Thinking").press()
            unfolded = w.tree.find("list item", lambda name: "Deep thought." in name)
            assert unfolded.name.startswith("Assistant")
            assert thinking()
            w.tree.find("toggle button", "Thinking").press()
            w.answer_is("Short.")
            assert not thinking()

            w.tree.find("button", "Regenerate").press()
            w.answer_is("Another.")
            w.tree.find("button", "Previous version").press()
            w.answer_is("Short.")
            w.tree.find("button", "Next version").press()
            w.answer_is("Another.")
            w.screen.press("Control_L", "q")
            assert w.program.wait() == 0
            assert w.program.errors == ""


def test_a_tool_can_write_and_send(desktop: Desktop, profile: Path) -> None:
    with Loopback() as server, window(desktop, profile, server) as w:
        w.tree.find("text", "Message").write("Typed by a tool")
        w.tree.find("button", "Send").press()
        w.answer_is("Hello there.")
        assert server.chats[0].json["messages"][-1]["content"] == "Typed by a tool"
        w.tree.find("button", "New conversation").press()
        w.titled("New conversation")


def test_a_tool_that_reads_all_along_never_ends_the_program(
    desktop: Desktop, profile: Path
) -> None:
    with Loopback() as server:
        server.always(*(sse(f"word{n} ") for n in range(60)), sse(finish="stop"), DONE)
        with window(desktop, profile, server) as w:
            for n in range(6):
                w.ask(f"Question {n}")
                wait_until(lambda n=n: len(server.chats) == n + 1, what="the request")
                while w.tree.look_for("label", lambda name: name.startswith("Done")) is None:
                    pass  # every look walks the whole tree while the reply streams
                w.screen.press("Control_L", "n")
                w.titled("New conversation")
            w.screen.press("Control_L", "q")
            assert w.program.wait() == 0
            assert w.program.errors == ""
