"""Files that get their names: whole, and on the disk before it."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import chatapp
from chatapp.core.import_export.exporter import Exporter, Format
from chatapp.core.profile import lasting_names
from chatapp.core.profile.lasting_names import rename, take_free_name, take_place
from chatapp.core.settings import Settings
from chatapp.core.settings_file import SettingsFile
from chatapp.core.store.repair.replace_file import put_in_place
from tests.core.import_export.building import entry, node, profile, text
from tests.core.import_export.building import export as import_file

PACKAGE = Path(chatapp.__file__).parent
HERE = Path(lasting_names.__file__)
THE_WINDOW = "self._front"
"""The other modules of the program in which something is replaced."""


def renames(tree: ast.AST) -> list[int]:
    """The numbers of the lines that rename something, or write it down."""
    found: list[int] = []
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        of, what = ast.unparse(call.func.value), call.func.attr
        if of in {"os", "shutil"}:
            named = what in {"replace", "rename", "renames", "fsync", "fdatasync", "move"}
        else:
            named = what in {"replace", "rename"} and len(call.args) == 1 and not call.keywords
        if named and of != THE_WINDOW:
            found.append(call.lineno)
    return found


@pytest.mark.unmeasured
def test_nothing_is_renamed_by_another_way() -> None:
    assert len(renames(ast.parse(HERE.read_text("utf-8")))) >= 4
    others = {
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in PACKAGE.rglob("*.py")
        if path != HERE
        for line in renames(ast.parse(path.read_text("utf-8")))
    }
    assert others == set()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The files and folders written down and renamed from now on, each with how, in order."""
    done: list[tuple[str, int]] = []
    fsync, replace = os.fsync, os.replace

    def writing(descriptor: int) -> None:
        fsync(descriptor)
        done.append(("written", os.fstat(descriptor).st_ino))

    def renaming(file: Path, name: Path) -> None:
        replace(file, name)
        done.append(("renamed", Path(name).stat().st_ino))

    monkeypatch.setattr(os, "fsync", writing)
    monkeypatch.setattr(os, "replace", renaming)
    return done


def in_order(name: Path) -> list[tuple[str, int]]:
    """The steps in which a file gets a name that lasts."""
    file, folder = name.stat().st_ino, name.parent.stat().st_ino
    return [("written", file), ("renamed", file), ("written", folder)]


posix = pytest.mark.skipif(os.name != "posix", reason="folders are written down there")


@posix
async def test_an_export_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, heard: list[tuple[str, int]]
) -> None:
    async with profile(tmp_path / "p") as kept:
        question = node("q", None, "user", text("Why?"))
        await kept.take(import_file(tmp_path / "in.json", entry([question], "q")))
        (talk,) = await kept.store.listed()
        for form in (Format.JSON, Format.MARKDOWN, Format.HTML):
            heard.clear()
            path = tmp_path / f"Plan{form.ending}"
            await Exporter(kept.store, kept.transfer).write(talk.id, path, form)
            assert [one for one in heard if one in in_order(path)] == in_order(path)


def saved_settings(folder: Path) -> Path:
    SettingsFile(folder / "settings.toml").save(Settings(text_size=20))
    return folder / "settings.toml"


def restored(folder: Path) -> Path:
    (folder / "fresh").write_bytes(b"new")
    (folder / "conversations.sqlite3").write_bytes(b"old")
    put_in_place(folder / "fresh", folder / "conversations.sqlite3")
    return folder / "conversations.sqlite3"


@posix
@pytest.mark.parametrize("write", [saved_settings, restored])
def test_so_is_whatever_else_is_written(
    tmp_path: Path, heard: list[tuple[str, int]], write: Callable[[Path], Path]
) -> None:
    path = write(tmp_path)
    assert heard[-3:] == in_order(path)


def test_a_folder_that_cannot_be_opened_takes_files(tmp_path: Path) -> None:
    folder = tmp_path / "drop"
    folder.mkdir()
    (folder / "new").write_text("whole")
    folder.chmod(0o300)
    try:
        take_place(folder / "new", folder / "name")
    finally:
        folder.chmod(0o700)
    assert (folder / "name").read_text() == "whole"


def test_what_stands_there_is_replaced_only_by_who_may(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")
    with pytest.raises(FileExistsError):
        take_free_name(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_text() == "old"
    take_place(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_text() == "new"


def test_what_cannot_be_opened_can_be_renamed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    rename(tmp_path / "folder", tmp_path / "aside")
    assert (tmp_path / "aside").is_dir()
