"""Leftovers: files that a killed program has left behind are gone after the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from chatapp.core.profile import temporary_files
from chatapp.core.profile.paths import Profile
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
_EXPORTS = """
import os, signal, sys
from pathlib import Path
from chatapp.core.profile import temporary_files
from chatapp.core.profile.paths import Profile
partial = temporary_files.partial_of(Path(sys.argv[2]) / "A b.pdf")
with temporary_files.noted(partial, Profile.at(Path(sys.argv[1])).unfinished):
    partial.write_text("half")
    partial.with_suffix(".html").write_text("the page")
    print(flush=True)
    if sys.stdin.read() == "":
        os.kill(os.getpid(), signal.SIGKILL)
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
    killed(_EXPORTS, profile, out)
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


def test_what_a_living_process_writes_is_left_alone(profile: Path, tmp_path: Path) -> None:
    Profile.at(profile).create()
    writing = subprocess.Popen(
        [sys.executable, "-c", _EXPORTS, str(profile), str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=variables(),
    )
    try:
        assert writing.stdout is not None
        assert writing.stdout.readline()
        before = everything(tmp_path)
        temporary_files.clear_for_the_window(Profile.at(profile))
        assert everything(tmp_path) == before
        writing.communicate(b"go on", timeout=60)
        assert not any(name.endswith(".partial") for name in everything(tmp_path))
    finally:
        writing.kill()
        writing.wait()


@pytest.mark.parametrize(
    "name",
    [
        b"letter.txt",
        b".0123456789ab.partial.txt",
        b"",
        b"\0\xff\n" * 100,
        b".0123456789ab.partial",
    ],
    ids=["another file", "nearly", "nothing", "noise", "a folder"],
)
def test_a_note_removes_nothing_but_what_was_being_made(
    profile: Path, tmp_path: Path, name: bytes
) -> None:
    there = Profile.at(profile)
    there.create()
    there.unfinished.mkdir()
    for other in ("letter.txt", ".0123456789ab.partial.txt"):
        (tmp_path / other).write_text("mine")
    (tmp_path / ".0123456789ab.partial").mkdir()
    (tmp_path / "letters").symlink_to(there.dragged)
    (there.unfinished / "0123456789abcdef").write_bytes(os.fsencode(tmp_path) + b"/" + name)
    os.mkfifo(there.unfinished / "pipe")
    before = set(tmp_path.iterdir())
    temporary_files.clear_for_the_window(there)
    assert set(tmp_path.iterdir()) == before


def test_a_link_in_the_place_of_the_folder_is_not_followed(profile: Path, tmp_path: Path) -> None:
    there = Profile.at(profile)
    there.create()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    there.dragged.symlink_to(tmp_path / "mine")
    temporary_files.clear_for_the_window(there)
    assert (tmp_path / "mine" / "letter.txt").exists()


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
