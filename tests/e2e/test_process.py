"""The program as a process: killed, closed and started again, its window worked by real keys."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.atspi import Desktop
from tests.e2e.onscreen import window
from tests.e2e.process import Program, files_holding, program, rows, transcript
from tests.loopback import DONE, HANG, MODEL, Gate, Loopback, reply, sse
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(sys.platform != "linux", reason="X11 and AT-SPI are Linux's"),
]

KEY = "sk-good-5dcfd9e2b1a84f70a1b2c3d4e5f60718"
BAD_KEY = "sk-bad-99aa88bb77cc66dd55ee44ff33aa2211"

SOON = 10.0
"""Seconds in which a closed program must be gone: generous, and far below a server's silence."""

# A defect deep in the program that blurts out the key it was called with.
BROKEN = """
import sys
from chatapp.core.api.client import Client

def stream(self, server, key, *_):
    raise RuntimeError("a defect, and the key was " + key)

Client.stream = stream
from chatapp.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def desktop() -> Generator[Desktop]:
    with Desktop() as listening:
        yield listening


def texts(profile: Path) -> list[str]:
    return [text for _, _, text in transcript(profile)]


def test_killed_in_mid_stream_everything_is_there_and_retry_completes(
    desktop: Desktop, profile: Path
) -> None:
    with Loopback() as server:
        server.answer(sse("<think>Hm.</think>\n\nThe first "), sse("half"), HANG)
        server.answer(*reply("The first half and the second."))
        with window(desktop, profile, server) as w:
            w.ask("What is the whole?")
            # Committed while the server still stands in the middle of its answer.
            half = "<think>Hm.</think>\n\nThe first half"
            wait_until(lambda: texts(profile) == ["What is the whole?", half], what="the half")
            w.program.kill()
        assert transcript(profile) == [
            ("user", "done", "What is the whole?"),
            ("assistant", "streaming", half),
        ]
        with window(desktop, profile, server) as w:
            w.titled("What is the whole?")
            w.tree.find("list item", "You\nWhat is the whole?")
            w.tree.find("list item", lambda name: name.startswith("Assistant\nThe first half"))
            w.status_begins("Interrupted")
            w.tree.find("button", "Retry").press()
            w.status_begins("Done")
            w.answer_is("The first half and the second.")
            w.tree.find("button", "Previous version").press()
            w.tree.find("list item", lambda name: name.startswith("Assistant\nThe first half\n"))
            assert w.program.errors == ""
    assert [status for _, status, _ in transcript(profile)] == ["done", "interrupted", "done"]


def test_killed_the_window_the_selection_and_the_draft_come_back(
    desktop: Desktop, profile: Path
) -> None:
    def state(key: str) -> str:
        found = rows(profile, "SELECT value FROM state WHERE key = ?", key)
        return str(found[0][0]) if found else ""

    with Loopback() as server:
        with window(desktop, profile, server) as w:
            w.ask("The elder")
            w.status_begins("Done")
            elder = state("selected")
            w.screen.press("Control_L", "n")
            w.titled("New conversation")
            w.ask("The younger")
            w.titled("The younger")
            w.status_begins("Done")
            before = state("window")
            w.screen.resize(w.window, 1111, 777)
            wait_until(lambda: state("window") != before, what="the window's size on disk")
            w.tree.find("list item", lambda name: name.startswith("The elder,")).press()
            w.titled("The elder")
            wait_until(lambda: state("selected") == elder, what="the selection on disk")
            w.screen.type("An unsent thought")
            wait_until(
                lambda: rows(profile, "SELECT text FROM drafts") == [("An unsent thought",)],
                what="the draft on disk",
            )
            w.program.kill()
        with window(desktop, profile, server) as w:
            w.titled("The elder")
            assert w.screen.size(w.window) == (1111, 777)
            composer = w.tree.find("text", "Message")
            wait_until(lambda: composer.text == "An unsent thought", what="the draft")


@pytest.mark.parametrize("how", ["Ctrl+Q", "close button"])
def test_closed_while_streaming_it_ends_soon_and_keeps_the_text(
    desktop: Desktop, profile: Path, how: str
) -> None:
    with Loopback() as server:
        server.answer(sse("Half an ans"), HANG)
        with window(desktop, profile, server) as w:
            w.ask("Talk")
            w.answer_is("Half an ans")
            if how == "Ctrl+Q":
                w.screen.press("Control_L", "q")
            else:
                w.screen.close(w.window)
            assert w.program.wait(SOON) == 0
            assert w.program.errors == ""
            assert server.chats[0].disconnected.wait(SOON)
    # Closed in order: all is in the one file.
    assert not profile.joinpath("conversations.sqlite3-wal").exists()
    assert transcript(profile) == [
        ("user", "done", "Talk"),
        ("assistant", "interrupted", "Half an ans"),
    ]


def test_closed_before_the_server_said_anything(desktop: Desktop, profile: Path) -> None:
    with Loopback() as server:
        server.answer(HANG, status=0)
        with window(desktop, profile, server) as w:
            w.ask("Anyone?")
            server.wait_for_requests(1)
            w.screen.press("Control_L", "q")
            assert w.program.wait(SOON) == 0
            assert w.program.errors == ""
    assert transcript(profile) == [("user", "done", "Anyone?"), ("assistant", "interrupted", "")]


def no_trace_of(profile: Path, running: Program, keys: Sequence[str]) -> None:
    for key in keys:
        assert files_holding(profile, key) == []
        assert key not in running.errors


def test_no_key_is_ever_written_down(desktop: Desktop, profile: Path) -> None:
    foreign = "sk-schlüssel-0123456789abcdef"
    with Loopback() as server:
        server.key = KEY
        with window(desktop, profile, server, model=MODEL) as w:
            field = w.tree.find("password text", "API key")
            field.write(BAD_KEY)
            assert BAD_KEY not in field.text
            check = w.tree.find("button", "Check and save")
            for wrong, said in ((BAD_KEY, "not accepted"), (foreign, "plain letters")):
                field.write(wrong)
                check.press()
                w.tree.find("label", lambda name, said=said: said in name)
            field.write(KEY)
            check.press()
            # No keyring on the tests' bus: the window says so, and the key works all the same.
            w.tree.find("label", lambda name: "memory" in name)
            w.tree.find("text", "Message").focus()
            w.ask("Hello")
            w.status_begins("Done")
            assert server.chats[-1].key == KEY
            w.screen.press("Control_L", "q")
            assert w.program.wait(SOON) == 0
            no_trace_of(profile, w.program, [KEY, BAD_KEY, foreign])
            assert w.program.errors == ""


def test_a_defect_with_the_key_in_its_words_leaves_no_key_behind(
    desktop: Desktop, profile: Path
) -> None:
    line = [sys.executable, "-c", BROKEN]
    environment = {"CHATAPP_API_KEY": KEY}
    with (
        Loopback() as server,
        window(desktop, profile, server, line=line, environment=environment) as w,
    ):
        w.ask("Hello")
        w.status_begins("Failed")
        w.screen.press("Control_L", "q")
        assert w.program.wait(SOON) == 0
        no_trace_of(profile, w.program, [KEY])
        log = (profile / "log" / "chatapp.log").read_text(encoding="utf-8")
        assert "RuntimeError: a defect, and the key was [redacted]" in log
        assert "Traceback" in log
    assert transcript(profile)[0] == ("user", "done", "Hello")


def test_the_draft_of_a_new_conversation_survives_too(desktop: Desktop, profile: Path) -> None:
    with Loopback() as server:
        with window(desktop, profile, server) as w:
            w.screen.type("Not asked yet")
            wait_until(lambda: rows(profile, "SELECT text FROM drafts") == [("Not asked yet",)])
            w.program.kill()
        with window(desktop, profile, server) as w:
            composer = w.tree.find("text", "Message")
            wait_until(lambda: composer.text == "Not asked yet", what="the draft")
            w.screen.press("End")
            w.ask("!")
            w.status_begins("Done")
            assert server.chats[0].json["messages"][-1]["content"] == "Not asked yet!"
            wait_until(lambda: rows(profile, "SELECT text FROM drafts") == [], what="no draft")


def test_a_stopped_stream_is_still_stopped_after_a_kill(desktop: Desktop, profile: Path) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(sse("So far"), gate, sse(" so good", finish="stop"), DONE)
        with window(desktop, profile, server) as w:
            w.ask("Go")
            w.answer_is("So far")
            w.screen.press("Escape")
            w.status_begins("Stopped")
            wait_until(lambda: transcript(profile)[-1] == ("assistant", "stopped", "So far"))
            w.program.kill()
        with window(desktop, profile, server) as w:
            w.status_begins("Stopped")


def no_folder(profile: Path) -> Path:
    """The file that stands in the way of a profile."""
    profile.rmdir()
    profile.write_bytes(b"not a folder")
    return profile


def damaged(profile: Path) -> Path:
    """A database that is none."""
    path = profile / "conversations.sqlite3"
    path.write_bytes(b"this is no database\n" * 500)
    return path


def newer(profile: Path) -> Path:
    """A database written by a Chatapp to come."""
    path = profile / "conversations.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE of_tomorrow (x)")
        connection.execute("PRAGMA user_version = 4711")
        connection.commit()
    return path


@pytest.mark.parametrize(
    ("make", "said", "quits"),
    [
        (no_folder, "cannot be used", "OK"),
        (damaged, "damaged", "Quit"),
        (newer, "newer version of Chatapp", "Quit"),
    ],
)
def test_what_cannot_be_opened_is_a_sentence_and_left_as_it_is(
    desktop: Desktop, profile: Path, make: Callable[[Path], Path], said: str, quits: str
) -> None:
    path = make(profile)
    before = path.read_bytes()
    with program("--profile", profile) as started:
        tree = started.until(lambda: desktop.application(started.pid), "the accessible tree")
        tree.find("label", lambda name: said in name)
        tree.find("button", quits).press()
        assert started.wait(SOON) == 1
        (line,) = started.errors.splitlines()
        assert line.startswith("chatapp: ")
        assert said in line
    assert path.read_bytes() == before
