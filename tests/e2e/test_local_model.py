"""This computer answers: the window opened with nothing but a profile, and a real model in it."""

from __future__ import annotations

import sys
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path

import pytest

from chatapp.core.domain.errors import ModelMissing
from chatapp.core.local_model.model_server import find_model
from tests.e2e.atspi import Desktop
from tests.e2e.onscreen import window
from tests.e2e.process import transcript
from tests.waiting import wait_until

ANSWER = 120.0
"""Seconds for a whole answer of the small model on a busy machine."""


def _why_not() -> str:
    """The reason that there is no model to answer here; empty if there is one."""
    if sys.platform != "linux":
        return "X11, AT-SPI and /proc are Linux's"
    if find_spec("xllamacpp") is None:
        return "xllamacpp is not installed"
    try:
        find_model()
    except ModelMissing as error:
        return error.sentence
    return ""


pytestmark = [pytest.mark.screen, pytest.mark.skipif(bool(_why_not()), reason=_why_not())]


@pytest.fixture
def desktop() -> Generator[Desktop]:
    with Desktop() as listening:
        yield listening


def children(pid: int) -> list[int]:
    """The processes that `pid` has started and that still run."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def serving(pid: int) -> int | None:
    """The child of `pid` that serves the model."""
    for child in children(pid):
        words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
        if b"serve-local-model" in words:
            return child
    return None


def gone(pid: int) -> bool:
    """True if the process has ended (one that waits for its parent's last look has, too)."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return status.rpartition(")")[2].split()[0] in "ZX"


def test_nothing_is_typed_but_the_question_and_a_real_reply_arrives(
    desktop: Desktop, profile: Path
) -> None:
    with window(desktop, profile) as w:
        w.tree.find("button", lambda name: name.startswith("Model: This computer"))
        w.tree.find("label", lambda name: "often wrong" in name)  # it says what it is for
        w.ask("What is the capital of France?")
        w.status_begins("Done", ANSWER)
        answer = w.tree.find("list item", lambda name: name.startswith("Assistant\n"))
        # So small a model may well be wrong about France, but it writes of it.
        assert "France" in answer.name or "Paris" in answer.name
        child = serving(w.program.pid)
        assert child is not None
        # Killed in the middle of a long answer, the program takes its model along.
        w.ask("Write a long story about a lighthouse, in many paragraphs.")
        w.status_begins("Writing", ANSWER)
        w.program.kill()
        wait_until(lambda: gone(child), what="the end of the model's process")
        assert w.program.errors == ""
    (_, first, _, second) = transcript(profile)
    assert first[1] == "done"
    assert second[1] == "streaming"


def test_closing_the_window_ends_the_model(desktop: Desktop, profile: Path) -> None:
    with window(desktop, profile) as w:
        w.ask("Write a long story about a lighthouse, in many paragraphs.")
        w.status_begins("Writing", ANSWER)
        child = serving(w.program.pid)
        assert child is not None
        w.screen.press("Control_L", "q")
        assert w.program.wait() == 0
        assert gone(child)
        assert w.program.errors == ""
    assert transcript(profile)[-1][1] == "interrupted"
