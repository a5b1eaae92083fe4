"""The message view as another process hears it over AT-SPI."""

from __future__ import annotations

import re
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.e2e.atspi import Desktop, Node
from tests.e2e.hearing import Hearing
from tests.e2e.test_process import window
from tests.loopback import MODEL, Loopback, reply, thinking_reply
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(sys.platform != "linux", reason="X11 and AT-SPI are Linux's"),
]

_PRESSED = {"button", "toggle button", "radio button", "check box", "link", "page tab"}
SPEAKING = _PRESSED | {"text", "password text", "combo box", "spin button", "list", "list item"}
EDGES = "[\n\ufdd0\ufdd1]"
"""Of paragraphs, and of a table and its cells, as Qt says them."""
ANSWER = """# Plan

First *this*.

- one
- two

| a | b |
|---|---|
| 1 | 2 |

```python
print(1)
```
"""


@pytest.fixture
def desktop() -> Generator[Desktop]:
    with Desktop() as listening:
        yield listening


def current(messages: Node) -> Node:
    """The message that is selected."""
    (found,) = [item for item in messages.children() if item.has("selected")]
    return found


def nameless(tree: Node) -> list[tuple[str, str]]:
    """The things that are worked or said by their name, show, and have none."""
    showing = (node for node in tree.all() if node.has("showing"))
    return [
        (node.role, node.path)
        for node in showing
        if (node.role in SPEAKING or node.has("focusable")) and not node.name
    ]


def names(node: Node) -> list[tuple[str, str]]:
    return [(child.role, child.name) for child in node.children()]


def test_messages_their_buttons_and_their_text_are_heard(desktop: Desktop, profile: Path) -> None:
    with Hearing("Announcement") as hearing, Loopback() as server:
        server.answer(*thinking_reply("Let me see.", ANSWER, 7))
        with window(desktop, profile, server) as w:
            w.ask("What now?")
            w.status_begins("Done")
            messages = w.tree.find("list", "Messages")
            asked, answered = messages.children()
            assert (asked.role, asked.name) == ("list item", "You\nWhat now?")
            assert answered.role == "list item"
            assert answered.name.startswith("Assistant\nPlan\nFirst this.\n• one")
            # Said once, however many pieces came.
            assert hearing.heard() == ["Assistant replied"]

            thinking = answered.children()[0]
            heard = names(answered)
            assert heard[0] == ("toggle button", "Thinking")
            shown = [
                ("button", "Copy"),
                ("button", "Regenerate"),
                ("button", "Details of the reply"),
            ]
            assert heard[-3:] == shown
            assert len(set(heard)) == len(heard)
            assert thinking.has("checkable")
            assert not thinking.has("pressed")
            thinking.press()
            wait_until(lambda: thinking.has("pressed"), what="pressed")
            wait_until(lambda: "Let me see." in answered.name, what="the thinking")
            thinking.press()
            wait_until(lambda: not thinking.has("pressed"), what="released")

            messages.focus()
            wait_until(lambda: messages.has("focused"), what="the focus in the list")
            w.screen.press("Return")
            text = w.tree.find("text", "Message text")
            assert wait_until(lambda: text.has("focused"), what="the caret")
            assert text.path in [child.path for child in current(messages).children()]
            said = text.text
            assert re.split(EDGES, said)[:4] == [
                "Plan",
                "First this.",
                "• one",
                "• two",
            ]
            for word in ("a", "2", "python", "print(1)"):
                assert word in said
            assert text.caret == 0
            w.screen.press("Down")
            wait_until(lambda: text.caret == said.index("First"), what="the caret a line below")
            w.screen.press("Control_L", "Right")
            wait_until(lambda: text.caret == said.index("this"), what="the caret a word on")
            w.screen.press("Escape")
            wait_until(lambda: messages.has("focused"), what="the focus back")
            assert w.tree.look_for("text", "Message text") is None

            w.screen.press("Up")
            own = [("button", "Copy"), ("button", "Edit")]
            wait_until(lambda: names(messages.children()[0]) == own, what="the question's buttons")
            assert current(messages).name == "You\nWhat now?"
            assert hearing.heard() == ["Assistant replied"]
            assert w.program.errors == ""


def test_nothing_in_the_window_is_without_a_name(desktop: Desktop, profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("Yes."))
        with window(desktop, profile, server) as w:
            w.ask("Well?")
            w.status_begins("Done")
            assert nameless(w.tree) == []
            w.screen.press("Control_L", "f")
            w.tree.find("text", "Find in conversation")
            assert nameless(w.tree) == []
            w.screen.press("Escape")
            w.screen.press("Control_L", "k")
            wait_until(lambda: w.tree.find("text", "Search").has("focused"), what="the search")
            w.screen.type("Well")
            w.tree.find("button", "Clear search")
            found = w.tree.find("list", "Search results")
            wait_until(
                lambda: any(i.name.startswith("Well?, You: Well?") for i in found.children()),
                what="what was found",
            )
            assert nameless(w.tree) == []
            w.screen.press("Escape")
            w.screen.press("Control_L", "comma")
            pages = w.tree.find("list", "Pages")
            pages.focus()
            for name in (
                *("Servers", "Network", "Model", "Personas", "Appearance", "Desktop"),
                *("Shortcuts", "Usage", "Data", "About"),
            ):
                page = w.tree.find("list item", name)
                wait_until(lambda page=page: page.has("selected"), what=name)
                assert nameless(w.tree) == []
                w.screen.press("Down")
            assert w.program.errors == ""


def test_nothing_in_the_first_window_is_without_a_name(desktop: Desktop, profile: Path) -> None:
    with Loopback() as server, window(desktop, profile, server, model=MODEL) as w:
        w.tree.find("password text", "API key")
        assert nameless(w.tree) == []
        assert w.program.errors == ""


def test_the_palette_says_which_command_is_chosen(desktop: Desktop, profile: Path) -> None:
    with (
        Hearing("Announcement") as hearing,
        Loopback() as server,
        window(desktop, profile, server) as w,
    ):
        w.screen.press("Control_L", "Shift_L", "p")
        wait_until(lambda: w.tree.look_for("text", "Command"), what="the palette")
        field = w.tree.find("text", "Command")
        wait_until(lambda: field.has("focused"), what="the focus in it")
        assert w.tree.look_for("list", "Commands") is not None
        assert nameless(w.tree) == []
        w.screen.type("sort")
        wait_until(lambda: hearing.heard()[-1] == "Sort by name", what="the first")
        w.screen.press("Down")
        wait_until(lambda: hearing.heard()[-1] == "Sort by activity", what="the next")
        w.screen.press("Escape")
        message = w.tree.find("text", "Message")
        wait_until(lambda: message.has("focused"), what="the focus back")
        assert w.program.errors == ""
