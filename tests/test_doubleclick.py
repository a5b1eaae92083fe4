"""The double-click in a bare system: what of it can be tried without being root for a minute."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.local_model import companion

PACKAGING = Path(__file__).parent.parent / "packaging"

linux = pytest.mark.skipif(sys.platform != "linux", reason="the system is a Linux")


def test_it_starts_what_the_packages_install(part: Any) -> None:
    person, products = part("person"), part("products")
    assert Path(person.ENTRY).stem == products.APP_ID
    assert (PACKAGING / "linux" / Path(person.ENTRY).name).exists()
    assert part("doubleclick").COMPANION == companion.PACKAGE


@linux
def test_what_a_program_leaves_behind_is_seen_and_what_a_system_notes_down_is_not(
    part: Any, tmp_path: Path
) -> None:
    root = part("fresh_root").Root(tmp_path, tmp_path / "log")
    left = ["usr/share/chatapp/x", "etc/chatapp.conf", "var/lib/chatapp", "homes", "root/.cache/x"]
    noted = ["var/log/apt/history.log", "var/cache/fontconfig/x", "var/lib/dpkg/status-old"]
    living = ["home/person/.local/share/chatapp/conversations.sqlite3", "run/x", "tmp/chatapp"]
    for name in (*left, *noted, *living):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = root.files()
    assert set(left) <= found
    assert not found.intersection((*noted, *living, "home/person"))


@linux
def test_nobody_lives_in_a_system_that_was_not_started(part: Any, tmp_path: Path) -> None:
    assert part("fresh_root").Root(tmp_path, tmp_path / "log").processes() == []


@linux
def test_a_folder_with_something_mounted_in_it_is_never_cleared(
    part: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = part("fresh_root")
    (tmp_path / "root").mkdir()
    monkeypatch.setattr(module, "_mounted", lambda path: [str(path / "proc")])  # pyright: ignore
    module._clear(tmp_path / "root")
    assert (tmp_path / "root").exists()
    monkeypatch.undo()
    module._clear(tmp_path / "root")
    assert not (tmp_path / "root").exists()
