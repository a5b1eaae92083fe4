"""The session ends, or somebody ends the program: what was said and written is on disk."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from chatapp.ui.platform.session_end import SessionEnd
from chatapp.ui.window.controller import WindowController
from tests.e2e.atspi import Desktop
from tests.e2e.driver import window
from tests.e2e.onscreen import window as on_screen
from tests.e2e.process import CLONE, command, noted, program, rows, transcript, variables, words_for
from tests.loopback import HANG, Loopback, sse
from tests.waiting import wait_until

SOON = 10.0


@pytest.fixture
def desktop() -> Generator[Desktop]:
    with Desktop() as listening:
        yield listening


@pytest.mark.screen
@pytest.mark.skipif(sys.platform != "linux", reason="X11 and AT-SPI are Linux's")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_in_mid_stream_and_mid_draft_keeps_both(
    desktop: Desktop, profile: Path, name: str
) -> None:
    with Loopback() as server:
        server.answer(sse("Half an ans"), HANG)
        with on_screen(desktop, profile, server) as w:
            w.ask("Talk")
            w.answer_is("Half an ans")
            w.screen.type("And a thought")
            composer = w.tree.find("text", "Message")
            wait_until(lambda: composer.text == "And a thought", what="the thought")
            # Not when it is saved by itself: while it is being written.
            os.kill(w.program.pid, getattr(signal, name))
            assert w.program.wait(SOON) == 0
            assert w.program.errors == ""
            assert server.chats[0].disconnected.wait(SOON)
    # Closed in order: all is in the one file.
    assert not profile.joinpath("conversations.sqlite3-wal").exists()
    assert transcript(profile) == [
        ("user", "done", "Talk"),
        ("assistant", "interrupted", "Half an ans"),
    ]
    assert rows(profile, "SELECT text FROM drafts") == [("And a thought",)]
    assert rows(profile, "SELECT count(*) FROM state WHERE key = 'window'") == [(1,)]


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_who_starts_it_with_nohup_wants_it_to_go_on(profile: Path) -> None:
    line = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *command()]
    with program(*words_for(profile), line=line) as started:
        started.until(lambda: noted(profile), "the door")
        os.kill(started.pid, signal.SIGHUP)
        os.kill(started.pid, signal.SIGTERM)
        assert started.wait(SOON) == 0
        assert started.errors == ""


async def test_the_end_of_the_session_waits_until_all_is_on_disk(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Half an ans"), HANG)
        async with window(profile, server) as w:
            w.type("Talk")
            await w.until(lambda: w.answer == "Half an ans")
            w.type("And a thought", enter=False)
            routing = w.widget.findChild(WindowController)
            assert routing is not None
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            ending = SessionEnd(application, end=w.widget.close, settle=routing.settle)
            try:
                found: list[object] = []

                def end_the_session() -> None:
                    ending.commit()
                    found.extend([transcript(profile), rows(profile, "SELECT text FROM drafts")])

                asyncio.get_running_loop().call_soon(end_the_session)
                await w.until(lambda: len(found) == 2)
            finally:
                ending.close()
            assert found == [
                [("user", "done", "Talk"), ("assistant", "interrupted", "Half an ans")],
                [("And a thought",)],
            ]
            await w.status_begins("Interrupted")


# Another process: Xlib ends the one whose screen goes.
TYPE = """
import sys
from tests.e2e.x11 import Screen
from tests.waiting import wait_until

with Screen() as screen:
    window = wait_until(lambda: screen.window(int(sys.argv[1])))
    screen.focus(window)
    screen.type(sys.argv[2])
    screen.press("Return")
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("Xvfb"), reason="needs Linux with Xvfb"
)
def test_a_screen_that_is_gone_is_an_end_like_any_other(profile: Path) -> None:
    line = ["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    with (
        Loopback() as server,
        subprocess.Popen(line, stdout=subprocess.PIPE, stderr=quiet, text=True) as screen,
    ):
        try:
            assert screen.stdout is not None
            on_it = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{screen.stdout.readline().strip()}"}
            server.answer(sse("Half an ans"), HANG)
            with program(*words_for(profile, server), environment=on_it) as started:
                started.until(lambda: noted(profile), "the door")
                typing = [sys.executable, "-c", TYPE, str(started.pid), "Talk"]
                subprocess.run(typing, env=variables(on_it), cwd=CLONE, check=True)
                half = ("assistant", "streaming", "Half an ans")
                started.until(lambda: half in transcript(profile), "half of the answer")
                screen.terminate()
                assert started.wait(SOON) == 0
                assert "Traceback" not in started.errors
                log = profile.joinpath("log", "chatapp.log").read_text("utf-8")
                assert "Traceback" not in log
                assert " ERROR " not in log
        finally:
            screen.kill()
    assert transcript(profile)[-1] == ("assistant", "interrupted", "Half an ans")


ASKED = """
from PySide6.QtCore import QEvent, QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from chatapp.ui.platform.application import Application

application = Application([])
opened = []
application.opened.connect(opened.append)
QCoreApplication.sendEvent(application, QFileOpenEvent("/a.pdf"))
assert opened == []
application.listen()
QCoreApplication.sendEvent(application, QFileOpenEvent("/b.pdf"))
assert [str(path) for path in opened] == ["/a.pdf", "/b.pdf"]
wanted = []
application.quit_wanted.connect(lambda: (wanted.append(1), application.ignore()))
QTimer.singleShot(0, application.quit)
QTimer.singleShot(1, lambda: (wanted.append(2), application.quit()))
application.exec()
assert wanted == [1, 2]
"""


def test_quitting_and_opening_files_are_decided_by_who_listens() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", ASKED], env=variables(), capture_output=True, check=False, text=True
    )
    assert asked.returncode == 0, asked.stderr
