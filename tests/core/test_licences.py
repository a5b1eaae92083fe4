"""The licences: all that is used is named with its text, and nothing is under the GPL alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chatapp.core import licences

GPL = re.compile(r"(?<!L)A?GPL|GNU General Public|GNU Affero")


def test_every_part_has_a_licence_and_a_text() -> None:
    parts = licences.components()
    assert len(parts) > 40
    names = {part.name.split(" ")[0] for part in parts}
    assert {"httpx", "keyring", "h11", "PySide6_Essentials", "Qt,", "SQLite", "OpenSSL"} <= names
    assert not [part.name for part in parts if not part.licence.strip() or not part.text.strip()]
    assert not [part.name for part in parts if part.licence == "UNKNOWN"]


def test_nothing_is_under_the_gpl_alone() -> None:
    alone = [
        part.name
        for part in licences.components()
        if GPL.search(part.licence) and "LGPL-3.0-only OR" not in part.licence
    ]
    assert not alone


def test_what_is_left_out_is_not_named() -> None:
    names = [part.name for part in licences.components(without=["httpx"])]
    assert not [name for name in names if name.startswith("httpx")]
    assert not [name for name in names if name.startswith("pytest")]


def test_a_frozen_program_reads_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / licences.FILE).write_text("All licences.", encoding="utf-8")
    monkeypatch.setattr(licences, "resources", lambda: tmp_path)
    assert licences.text() == "All licences."


def test_the_text_begins_with_a_list() -> None:
    parts = [licences.Component("b 1", "MIT", "As is."), licences.Component("A 2", "ISC", "Free.")]
    head, *sections = licences.page(parts).split("=" * 78 + "\n")
    assert head.endswith("    A 2: ISC\n    b 1: MIT\n\n")
    assert sections == ["A 2\nISC\n\nFree.\n\n", "b 1\nMIT\n\nAs is.\n"]
