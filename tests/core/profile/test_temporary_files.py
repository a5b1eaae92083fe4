"""Temporary files: what is half made is gone afterwards, also where its program was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from chatapp.core.profile import temporary_files
from chatapp.core.profile.paths import Profile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")

EXPORTS = """
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


def begun(profile: Path, folder: Path) -> subprocess.Popen[bytes]:
    """A process that is half through a file in `folder`; killed at the end of its input."""
    writing = subprocess.Popen(
        [sys.executable, "-c", EXPORTS, str(profile), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert writing.stdout is not None
    assert writing.stdout.readline()
    return writing


def everything(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if not path.is_dir()}


def test_the_next_window_removes_what_a_killed_program_left(profile: Path, tmp_path: Path) -> None:
    there = Profile.at(profile)
    there.create()
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.partial").write_text("not ours")
    there.dragged.mkdir()
    (there.dragged / "Answer.md").write_text("words")
    begins, ends = temporary_files.SETTINGS
    (profile / f"{begins}abc{ends}").write_text("half")
    writing = begun(profile, out)
    writing.communicate(b"", timeout=60)
    assert writing.returncode == -signal.SIGKILL
    assert len(everything(out)) == 3
    temporary_files.clear_for_the_window(there)
    assert everything(out) == {"mine.partial"}
    assert not there.dragged.exists()
    assert not list(there.unfinished.iterdir())
    assert not any(name.endswith(ends) for name in everything(profile))


def test_who_writes_alone_removes_the_halves_of_others(profile: Path) -> None:
    there = Profile.at(profile)
    there.create()
    mine = [there.attachments / ("0" * 64), there.database, there.root / "letter.partial"]
    name = there.database.name
    left = [
        there.attachments / ".abcdefgh.partial",
        *(
            there.root / half
            for half in (f".{name}-0a0b", f"{name}.partial", f"{name}.reading-wal")
        ),
    ]
    for path in (*mine, *left):
        path.write_bytes(b"")
    temporary_files.clear_for_who_writes(there)
    assert all(path.exists() for path in mine)
    assert not any(path.exists() for path in left)


def test_without_notes_it_is_gone_all_the_same(profile: Path, tmp_path: Path) -> None:
    (profile / "in the way").write_text("a file")
    for folder in (None, profile / "in the way"):
        partial = temporary_files.partial_of(tmp_path / "A.pdf")
        with temporary_files.noted(partial, folder):
            partial.write_text("half")
        assert not partial.exists()


def test_what_a_living_process_writes_is_left_alone(profile: Path, tmp_path: Path) -> None:
    Profile.at(profile).create()
    writing = begun(profile, tmp_path)
    try:
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
