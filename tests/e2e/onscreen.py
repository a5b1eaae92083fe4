"""The program as a process with its window on the tests' screen, worked as a person would."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.atspi import ANSWER_LIMIT, Desktop, Node
from tests.e2e.process import Program, program, words_for
from tests.e2e.x11 import Screen
from tests.loopback import Loopback
from tests.waiting import wait_until


@dataclass
class Running:
    """The program with its window open and the focus in it."""

    program: Program
    tree: Node
    screen: Screen
    window: int

    def ask(self, question: str) -> None:
        """Type a question and press Enter."""
        self.screen.type(question)
        self.screen.press("Return")

    def status_begins(self, phase: str, timeout: float = ANSWER_LIMIT) -> None:
        """Wait until the status line begins with `phase`."""
        self.tree.find("label", lambda name: name.startswith(phase), timeout)

    def answer_is(self, text: str) -> None:
        """Wait for a reply that says `text`."""
        self.tree.find("list item", f"Assistant\n{text}")

    def titled(self, title: str) -> None:
        """Wait until the window shows the conversation called `title`."""
        wait_until(lambda: self.tree.children()[0].name == f"{title} - Chatapp", what=title)


@contextmanager
def window(
    desktop: Desktop,
    profile: Path,
    server: Loopback | None = None,
    *words: str,
    model: str = "some-model",
    line: list[str] | None = None,
    environment: dict[str, str] | None = None,
) -> Generator[Running]:
    """The program's window over `profile`, answered by `server` or as its settings say."""
    given = [*words_for(profile, server, model), *words]
    with Screen() as screen, program(*given, line=line, environment=environment) as started:
        shown = started.until(lambda: screen.window(started.pid), "a window")
        screen.focus(shown)
        tree = started.until(lambda: desktop.application(started.pid), "the accessible tree")
        started.until(lambda: tree.find("text", "Message").has("focused"), "the focus")
        # One can write before there is a conversation to send to.
        tree.find("list", "Messages")
        yield Running(started, tree, screen, shown)
