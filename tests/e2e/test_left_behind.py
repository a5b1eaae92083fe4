"""Leftovers: files that a killed program has left behind are gone after the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from chatapp.core.profile.paths import Profile
from tests.core.profile.test_temporary_files import EXPORTS
from tests.e2e.process import command, noted, program, variables, words_for
from tests.waiting import wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")

_DRAGS = """
import os, signal, sys
from pathlib import Path
from chatapp.core.profile.paths import Profile
from chatapp.ui.widgets.drag_files import Outbox
outbox = Outbox(Profile.at(Path(sys.argv[1])).dragged)
(outbox.folder() / "Answer.md").write_text("words")
os.kill(os.getpid(), signal.SIGKILL)
"""
_SAVES = """
import os, signal, sys
from pathlib import Path
from chatapp.core.settings import Settings
from chatapp.core.settings_file import SettingsFile
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
SettingsFile(Path(sys.argv[1]) / "settings.toml").save(Settings(text_size=20))
"""


def killed(script: str, *words: Path) -> None:
    """Run a piece of the program that is killed in the middle of it."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env=variables(),
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL


def everything(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if not path.is_dir()}


def test_the_next_window_removes_what_the_killed_one_left(profile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.partial").write_text("not ours")
    Profile.at(profile).create()
    killed(_DRAGS, profile)
    killed(_SAVES, profile)
    killed(EXPORTS, profile, out)
    assert "Answer.md" in everything(profile)
    assert any(name.endswith(".tmp") for name in everything(profile))
    assert len(everything(out)) == 3
    with program(*words_for(profile)) as running:
        running.until(lambda: noted(profile), "it listens")
        assert not any(name.endswith((".tmp", ".md")) for name in everything(profile))
        assert everything(out) == {"mine.partial"}
        assert subprocess.run(command("--profile", profile, "--quit"), check=False).returncode == 0
        assert running.wait() == 0
    assert not list(Profile.at(profile).unfinished.iterdir())


def test_who_writes_alone_removes_what_writers_left(profile: Path) -> None:
    there = Profile.at(profile)
    there.create()
    mine = [
        there.attachments / ("0" * 64),
        there.root / "letter.partial",
        there.root / f"{there.database.stem}-set-aside-2026-11-01-120000.sqlite3",
    ]
    left = [
        there.attachments / ".abcdefgh.partial",
        there.root / f".{there.database.name}-0a0b0c0d",
        there.root / f"{there.database.name}.partial",
        there.root / f"{there.database.name}.reading-wal",
    ]
    for path in (*mine, *left):
        path.write_bytes(b"")
    with program(*words_for(profile)) as running:
        running.until(lambda: noted(profile), "it listens")
        wait_until(lambda: not any(path.exists() for path in left) or None, what="them gone")
    assert all(path.exists() for path in mine)


@pytest.mark.parametrize("more", [0, 1, 100])
def test_a_path_that_is_too_long_is_named_as_the_cause(tmp_path: Path, more: int) -> None:
    longest = 511 - len("/backups/conversations-v10-20260101-000000-0a1b2c.sqlite3-journal")
    root = tmp_path
    while len(os.fsencode(root)) < longest - 210:
        root /= "n" * 200
    root /= "n" * (longest + more - len(os.fsencode(root)) - 1)
    line = command("doctor", "--profile", root)
    done = subprocess.run(line, capture_output=True, env=variables(), timeout=60, check=False)
    assert done.returncode == (1 if more else 0), done.stderr
    assert (b"path is too long" in done.stderr) == (more > 0)
