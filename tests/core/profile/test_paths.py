"""Paths of the profile and the resources, and who may read them."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from chatapp.core.domain.errors import ProfileUnusable
from chatapp.core.profile.paths import Profile, resources

posix = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_chosen_profile_holds_everything(tmp_path: Path) -> None:
    root = tmp_path / "mine"
    profile = Profile.at(root)
    assert not root.exists()
    assert {
        "database": profile.database,
        "settings": profile.settings,
        "attachments": profile.attachments,
        "backups": profile.backups,
        "log": profile.log,
    } == {
        "database": root / "conversations.sqlite3",
        "settings": root / "settings.toml",
        "attachments": root / "attachments",
        "backups": root / "backups",
        "log": root / "log",
    }


def test_a_profile_stays_where_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Profile.at(Path("here")).root == tmp_path / "here"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert Profile.at(Path("~/there")).root == tmp_path / "there"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the folders of the XDG standard")
def test_without_a_choice_the_platforms_folders_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    profile = Profile.at(None)
    assert profile.database == tmp_path / "DATA/chatapp/conversations.sqlite3"
    assert profile.settings == tmp_path / "CONFIG/chatapp/settings.toml"
    assert tmp_path / "STATE" in profile.log.parents
    profile.create()
    assert profile.settings.parent.is_dir()
    assert profile.log.is_dir()


@posix
def test_a_portable_program_keeps_everything_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Chatapp.exe"))
    assert not Profile.at(None).root.is_relative_to(tmp_path)
    (tmp_path / "portable.txt").touch()
    assert Profile.at(None).root == tmp_path / "data"
    assert Profile.at(None).settings == tmp_path / "data" / "settings.toml"
    assert Profile.at(tmp_path / "chosen").root == tmp_path / "chosen"


def test_folders_are_for_this_person_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        for root in (tmp_path / "new", tmp_path / "a" / "deep" / "one"):
            profile = Profile.at(root)
            for _ in range(2):
                profile.create()
            for folder in (root, profile.attachments, profile.backups, profile.log):
                assert mode(folder) == 0o700
    finally:
        os.umask(before)


@posix
def test_an_empty_folder_or_an_old_profile_is_closed_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Profile.at(tmp_path).create()
    assert mode(tmp_path) == 0o700
    Profile.at(tmp_path).database.touch()
    tmp_path.chmod(0o755)
    Profile.at(tmp_path).create()
    assert mode(tmp_path) == 0o700


@posix
def test_a_folder_with_other_things_in_it_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    tmp_path.chmod(0o755)
    Profile.at(tmp_path).create()
    assert mode(tmp_path) == 0o755
    assert mode(tmp_path / "attachments") == 0o700


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ProfileUnusable, match=re.escape(str(tmp_path / "file"))):
        Profile.at(tmp_path / "file").create()


def test_resources_are_found_in_a_clone_and_in_a_frozen_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (resources() / "themes" / "light.toml").is_file()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.__wrapped__() == tmp_path / "resources"
