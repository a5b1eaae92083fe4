"""Leases of writers: a lock that the system takes from the dead tells who still writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from chatapp.core.profile.lease import Lease
from chatapp.core.profile.single_instance import FileLock

HOLDING = """
import sys
from pathlib import Path
from chatapp.core.profile.lease import Lease
lease = Lease(Path(sys.argv[1]))
lease.take()
print(lease.id, flush=True)
sys.stdin.read()
"""


def test_one_lives_until_it_is_released(tmp_path: Path) -> None:
    one, other = Lease(tmp_path / "writers"), Lease(tmp_path / "writers")
    assert not one.is_alive(other.id)
    other.take()
    one.take()
    assert one.is_alive(other.id)
    assert one.is_alive(one.id)
    other.release()
    assert not one.is_alive(other.id)
    one.release()
    one.release()
    assert list((tmp_path / "writers").iterdir()) == []


def test_one_that_was_killed_is_gone_and_its_file_with_it(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdin
    killed = process.stdout.readline().strip()
    lease = Lease(tmp_path)
    lease.take()
    assert lease.is_alive(killed)
    process.kill()
    process.wait(20)
    process.stdout.close()
    process.stdin.close()
    # Another process of the same number changes nothing about it.
    later = Lease(tmp_path)
    later.take()
    assert {file.name for file in tmp_path.iterdir()} == {lease.id, later.id}
    assert not lease.is_alive(killed)
    lease.release()
    later.release()


def test_a_file_that_somebody_takes_for_left_behind_is_not_relied_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lease = Lease(tmp_path)
    first = lease.id
    really = FileLock.alone

    def too_late(lock: FileLock) -> bool:
        taken = really(lock)
        (tmp_path / first).unlink(missing_ok=True)
        return taken

    monkeypatch.setattr(FileLock, "alone", too_late)
    lease.take()
    assert lease.id != first
    assert lease.is_alive(lease.id)
    lease.release()


def test_where_no_folder_can_be_made_nobody_writes(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    lease = Lease(tmp_path / "file" / "writers")
    lease.take()
    assert not lease.is_alive("another")
    lease.release()
