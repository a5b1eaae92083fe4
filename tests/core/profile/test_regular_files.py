"""Pipes, devices, sockets and folders in the place of files: never waited for, never read."""

from __future__ import annotations

import ast
import os
import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from chatapp.core.domain.errors import LocalModelError, NotAPdf, StoreError, UnreadableFile
from chatapp.core.local_model import model_server
from chatapp.core.pdf import reader
from chatapp.core.profile import regular_files
from chatapp.core.profile.paths import Profile
from chatapp.core.profile.regular_files import NotAFile, content, must_be_file, open_file
from chatapp.core.settings import Settings
from chatapp.core.settings_file import SettingsFile
from chatapp.core.store.backups import is_sound, listed
from chatapp.core.store.database import Database
from chatapp.core.store.documents import Folder
from chatapp.core.store.repair import replace_file, salvage
from chatapp.core.store.sql import state
from tests.e2e.process import command, variables

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")
SOURCE = Path(__file__).parents[3] / "chatapp"

# The names of what opens a file, and where it may: what comes from nobody but the program.
OPENING = {"read_bytes", "read_text", "connect", "copyfile", "ZipFile", "QFile", "fromfile"}
FREE = {
    "core/import_export/html.py": "comes with the program",
    "core/licences.py": "comes with the program",
    "ui/theme/icons.py": "comes with the program",
    "ui/theme/style_sheet.py": "comes with the program",
    "ui/theme/theme.py": "comes with the program",
    "core/console.py": "the system's own nothing",
    "core/profile/regular_files.py": "is where files are opened",
    "core/import_export/importer.py": "an archive is opened out of an open file",
    "core/profile/lasting_names.py": "has just written it; a folder, to have its names on the disk",
    "core/profile/logfile.py": "is given what it opens by",
    "core/pdf/reader.py": "its own standard output",
    "core/store/sqlite_features.py": "in memory",
    "core/store/memory.py": "in memory",
    "core/store/backups.py": "looks first",
    "core/store/database.py": "looks first",
    "core/store/migrations.py": "has just made it",
    "core/store/repair/replace_file.py": "looks first",
    "core/store/repair/salvage.py": "looks first",
    "core/store/read_only_database.py": "looks first",
    "core/store/searcher.py": "looks first",
    "core/store/sql/state.py": "looks first",
    "core/store/repair/restore_one.py": "has just made it",
    "core/local_model/model_process.py": "its own standard input, and what there is of a processor",
    "ui/import_export/pdf_writer.py": "has been made for it by its parent",
}


def opening(tree: ast.AST) -> Iterator[int]:
    """The lines in which something is opened by its name to be read."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            if node.func.id in {"open", *OPENING}:
                yield node.lineno
        elif isinstance(node.func, ast.Attribute):
            mode = node.args[0] if node.args else None
            on = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
            reads = isinstance(mode, ast.Constant) and str(mode.value)[:1] == "r"
            opens = node.func.attr == "open" and (reads or on in {"os", "io", "tarfile", "gzip"})
            others = node.func.attr in OPENING and (node.func.attr != "connect" or on == "sqlite3")
            if opens or others:
                yield node.lineno


@pytest.mark.unmeasured
def test_files_are_opened_in_one_way() -> None:
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if any(opening(ast.parse(path.read_text("utf-8"))))
    }
    assert found - FREE.keys() == set()
    assert FREE.keys() <= found


WAITED_FOR = {
    "core/api/body.py": "a piece of an answer, which is small",
    "core/api/request/learned_forms.py": "what was learned of servers, which is small",
    "core/model_catalogue.py": "the lists of models, which are small",
    "core/store/backups.py": "looks every few milliseconds whether the program ends",
    "core/store/conversations.py": "what is kept has to be whole; a look at a few locks",
    "core/store/organizer.py": "what was deleted has to be gone",
    "core/store/transfer.py": "what is kept has to be whole",
    "core/session.py": "settings have to be whole; a look at a few locks; second names",
}


def test_the_end_of_the_program_waits_for_few_threads() -> None:
    """Those that asyncio starts are joined, whatever they do."""
    joined = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search(r"to_thread\(|run_in_executor\(|Executor\(", path.read_text("utf-8"))
    }
    assert joined == WAITED_FOR.keys()


@pytest.fixture(params=["pipe", "zeros", "socket", "folder", "link to a pipe", "link to zeros"])
def nothing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Things that are no files, under the name of one."""
    path, target = tmp_path / "x.json", tmp_path / "target"
    if request.param == "socket":
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(path))
            yield path
        return
    if request.param == "folder":
        path.mkdir()
    elif request.param == "pipe":
        os.mkfifo(path)
    elif request.param == "zeros":
        path.symlink_to("/dev/zero")
    elif request.param == "link to a pipe":
        os.mkfifo(target)
        path.symlink_to(target)
    else:
        target.symlink_to("/dev/zero")
        path.symlink_to(target)
    yield path


def test_what_is_no_file_is_not_opened(nothing: Path) -> None:
    with pytest.raises(NotAFile, match="it is not a file"):
        open_file(nothing)
    with pytest.raises(NotAFile):
        must_be_file(nothing)
    with pytest.raises(NotAFile):
        content(Path("a\0b"))


def test_one_that_is_put_there_between_looking_and_opening(
    nothing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_too_early(path: Path) -> None:
        pass

    monkeypatch.setattr(regular_files, "must_be_file", look_too_early)
    with pytest.raises(NotAFile):
        open_file(nothing)


def test_a_file_and_a_link_to_one_are_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"words" * 100_000)
    (tmp_path / "link").symlink_to("file")
    assert content(tmp_path / "link") == b"words" * 100_000
    with open_file(tmp_path / "file") as file:
        assert file.read(5) == b"words"
    with pytest.raises(FileNotFoundError):
        content(tmp_path / "missing")


def test_settings_that_are_no_file(nothing: Path) -> None:
    settings, warnings = SettingsFile(nothing).load()
    assert settings == Settings()
    assert len(warnings) == 1


def test_settings_take_the_place_of_a_link_to_no_file_and_of_nothing_behind_it(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "settings.toml").symlink_to("pipe")
    file = SettingsFile(tmp_path / "settings.toml")
    file.save(Settings(text_size=20))
    assert file.load() == (Settings(text_size=20), [])
    assert (tmp_path / "pipe").is_fifo()


async def test_a_database_that_is_no_file(nothing: Path) -> None:
    assert state.glance(nothing, "window") == ""
    database = Database(nothing)
    with pytest.raises(StoreError) as told:
        await database.open()
    assert "cannot be opened" in told.value.sentence
    await database.close()
    assert not is_sound(nothing)
    with pytest.raises(StoreError):
        salvage.salvage(nothing)


@pytest.mark.parametrize("beside", ["-wal", "-journal", "-shm"])
async def test_a_pipe_beside_a_database(tmp_path: Path, beside: str) -> None:
    database = Database(tmp_path / "x.sqlite3")
    await database.open()
    await database.close()
    os.mkfifo(tmp_path / f"x.sqlite3{beside}")
    assert not is_sound(tmp_path / "x.sqlite3")
    with pytest.raises(StoreError):
        await database.open()
    await database.close()


async def test_a_backup_that_is_no_file(tmp_path: Path, nothing: Path) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    name = backups / "conversations-2026-11-01-120000.sqlite3"
    nothing.rename(name)
    (backups / "conversations-2026-11-02-120000.sqlite3").symlink_to("nowhere")
    assert listed(backups) == []
    with pytest.raises(StoreError):
        replace_file.restore(name, tmp_path / "x.sqlite3", tmp_path / "attachments", backups)


async def test_an_attached_file_that_is_no_file_any_more(tmp_path: Path, nothing: Path) -> None:
    with pytest.raises(NotAPdf):
        await reader.read(nothing)
    with pytest.raises(UnreadableFile):
        Folder(tmp_path / "attachments").keep(nothing, "0" * 64)
    (tmp_path / "attachments").mkdir()
    nothing.rename(tmp_path / "attachments" / ("0" * 64))
    with pytest.raises(UnreadableFile):
        Folder(tmp_path / "attachments").bytes_of("0" * 64)


async def test_a_model_that_is_no_file(nothing: Path) -> None:
    local = model_server.LocalModel(str(nothing))
    with pytest.raises(LocalModelError):
        await local.endpoint()
    await local.stop()


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", ["settings.toml", "instance.lock", "log/chatapp.log"])
def test_the_program_goes_on_with_a_pipe_in_its_profile(tmp_path: Path, name: str) -> None:
    profile = Profile.at(tmp_path / "profile")
    profile.create()
    os.mkfifo(profile.root / name)
    line = command("doctor", "--profile", profile.root)
    done = subprocess.run(line, capture_output=True, timeout=60, env=variables(), check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.unmeasured
def test_import_of_what_is_no_file_ends_at_once(tmp_path: Path, nothing: Path) -> None:
    line = command("import", "--profile", tmp_path / "profile", nothing)
    done = subprocess.run(
        line, capture_output=True, timeout=60, env=variables(), check=False, text=True
    )
    assert done.returncode == 1
    if nothing.is_dir():
        assert "No conversations were found there." in done.stderr
    else:
        assert done.stderr == "chatapp: “x.json” cannot be read: it is not a file.\n"


@pytest.mark.unmeasured
def test_a_file_of_the_systems_that_has_nothing_yet_is_not_waited_for(tmp_path: Path) -> None:
    """As root it can be opened, and whoever reads it waits for the next message."""
    (tmp_path / "x.json").symlink_to("/proc/kmsg")
    line = command("import", "--profile", tmp_path / "profile", tmp_path / "x.json")
    done = subprocess.run(line, capture_output=True, timeout=60, env=variables(), check=False)
    assert done.returncode == 1
