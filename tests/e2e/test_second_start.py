"""A second start over the same profile, as the process it is: it hands over, or says why not."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from chatapp.core.profile.single_instance import LaunchRequest
from tests.e2e.alive import program
from tests.e2e.atspi import Desktop
from tests.e2e.onscreen import window as on_screen
from tests.e2e.process import CLONE, command, noted, variables, words_for
from tests.e2e.process import program as process
from tests.loopback import Loopback
from tests.make_pdf import pdf
from tests.waiting import until, wait_until

SOON = 5.0
"""Seconds in which a second start has done, or has said why it has not."""


@pytest.fixture
def desktop() -> Generator[Desktop]:
    with Desktop() as listening:
        yield listening


async def start(profile: Path, *words: str, folder: Path = CLONE) -> None:
    """Start the program once more over `profile`, in `folder`; it hands over and is silent."""

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(*words_for(profile), *words),
            env=variables(),
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )

    done = await asyncio.to_thread(run)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


async def test_it_brings_its_files_wherever_it_stands(profile: Path, tmp_path: Path) -> None:
    (tmp_path / "tides.pdf").write_bytes(pdf("Tides"))
    (tmp_path / "elsewhere").mkdir()
    with Loopback() as server:
        async with program(profile, server) as p:
            w = await p.talks()
            w.type("Before")
            await w.status_begins("Done")
            p.front.window.showMinimized()
            await start(profile, "../tides.pdf", folder=tmp_path / "elsewhere")
            await until(lambda: not p.front.window.isMinimized())
            await w.until(lambda: w.pane.conversation_id == "", "a new conversation")
            await w.until(lambda: w.showing("Remove tides.pdf"), "the file's chip")


async def test_new_begins_a_conversation_in_the_window_that_is_open(profile: Path) -> None:
    with Loopback() as server:
        async with program(profile, server) as p:
            w = await p.talks()
            w.type("Before")
            await w.status_begins("Done")
            before = w.pane.conversation_id
            await start(profile)
            assert w.pane.conversation_id == before
            await start(profile, "--new")
            await w.until(lambda: w.pane.conversation_id == "", "a new conversation")
            assert w.widget.windowTitle().startswith("New conversation")
            w.type("After")
            await w.status_begins("Done")


async def test_new_begins_a_conversation_in_a_window_that_opens(profile: Path) -> None:
    with Loopback() as server:
        async with program(profile, server) as p:
            w = await p.talks()
            w.type("Before")
            await w.status_begins("Done")
        async with program(profile, server) as p:
            w = await p.talks()
            await w.until(lambda: w.widget.windowTitle().startswith("Before"))
        async with program(profile, server, launch_request=LaunchRequest(new=True)) as p:
            w = await p.talks()
            await w.until(lambda: w.titles == ["Before"])
            assert w.widget.windowTitle().startswith("New conversation")


async def test_quit_ends_the_program_that_is_open_and_keeps_what_is_written(
    profile: Path,
) -> None:
    with Loopback() as server:
        async with program(profile, server) as p:
            w = await p.talks()
            w.type("Half a thought", enter=False)
            await start(profile, "--quit")
            assert await asyncio.wait_for(p.running, 20) == 0
        await start(profile, "--quit")  # nothing is open: nothing to do
        async with program(profile, server) as p:
            w = await p.talks()
            await w.until(lambda: w.composer.toPlainText() == "Half a thought")


async def test_quit_makes_no_profile(tmp_path: Path) -> None:
    await start(tmp_path / "none", "--quit")
    assert not (tmp_path / "none").exists()


@pytest.mark.screen
@pytest.mark.skipif(sys.platform != "linux", reason="X11 and AT-SPI are Linux's")
def test_it_hands_over_the_leave_to_come_forward(desktop: Desktop, profile: Path) -> None:
    with on_screen(desktop, profile) as w:
        w.screen.watch_activations()
        token = {"DESKTOP_STARTUP_ID": "files-1-host-chatapp-0_TIME4711"}
        with process("--profile", profile, environment=token) as second:
            assert second.wait(SOON) == 0
            assert second.errors == ""
        asked = wait_until(w.screen.activations, what="the wish for the focus")
        # With the time of the click, a window manager knows that it is the person's wish.
        assert asked[0] == (w.window, 4711)


@pytest.mark.screen
@pytest.mark.skipif(sys.platform != "linux", reason="SIGSTOP, X11 and AT-SPI are Linux's")
def test_one_that_hangs_is_told_of_in_a_window(desktop: Desktop, profile: Path) -> None:
    with process("--profile", profile) as hanging:
        hanging.until(lambda: noted(profile), "where it listens")
        os.kill(hanging.pid, signal.SIGSTOP)
        began = time.monotonic()
        with process("--profile", profile) as second:
            second.until(lambda: second.errors, "its words")
            assert time.monotonic() - began < SOON
            tree = second.until(lambda: desktop.application(second.pid), "the accessible tree")
            tree.find("label", lambda name: "not responding" in name)
            tree.find("button", "OK").press()
            assert second.wait(SOON) == 1
            (line,) = second.errors.splitlines()
            assert line.startswith("chatapp: Chatapp is already open but not responding.")
        os.kill(hanging.pid, signal.SIGCONT)
        os.kill(hanging.pid, signal.SIGTERM)
        assert hanging.wait(SOON) == 0
        assert hanging.errors == ""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_one_that_was_killed_is_in_nobodys_way(profile: Path) -> None:
    with process("--profile", profile) as killed:
        before = killed.until(lambda: noted(profile), "where it listens")
        killed.kill()
    with process("--profile", profile) as first:
        first.until(lambda: noted(profile) not in (None, before), "where it listens")
        os.kill(first.pid, signal.SIGTERM)
        assert first.wait(SOON) == 0


@pytest.mark.terminal
def test_what_a_session_manager_adds_is_taken_and_new_is_explained() -> None:
    done = subprocess.run(
        command("-session", "10ab_1", "--help"),
        env=variables(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "--new " in done.stdout
    assert "session" not in done.stdout
