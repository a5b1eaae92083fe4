"""A backup that is looked into and turns out to be none: no file of it stays open."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from chatapp.core.domain.errors import StoreError
from chatapp.core.store.repair.restore_one import Opened


def of_noise(path: Path) -> None:
    path.write_bytes(b"no database " * 1000)


def of_the_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1000")


def without_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")


@pytest.mark.skipif(sys.platform != "linux", reason="looks for open files in /proc")
@pytest.mark.parametrize("made", [of_noise, of_the_future, without_tables])
def test_what_cannot_be_opened_is_closed(tmp_path: Path, made: object) -> None:
    assert callable(made)
    made(tmp_path / "backup.sqlite3")
    with pytest.raises((StoreError, sqlite3.Error)) as caught, Opened(tmp_path / "backup.sqlite3"):
        pass
    assert caught.tb is not None  # it holds what the failed call held
    still_open = [path.resolve() for path in Path("/proc/self/fd").iterdir() if path.exists()]
    assert not [path for path in still_open if path.is_relative_to(tmp_path)]
    assert [path.name for path in tmp_path.iterdir()] == ["backup.sqlite3"]
