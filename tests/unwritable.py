"""A folder in which nothing can be written, whoever runs the tests."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest

_VERSION_3 = 0x20080522
_OVERRIDE = 0b110
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what makes modes mean nothing."""


WAYS = ("mounted", "modes")
"""A disk mounted for reading, and a folder whose modes forbid writing."""


@contextmanager
def prepared(way: str) -> Generator[str]:
    """For a whole test from its beginning: threads keep what they have been started with."""
    if sys.platform != "linux":
        pytest.skip("mounts and modes are Linux's here")
    with _as_anybody() if way == "modes" else nullcontext():
        yield way


@contextmanager
def unwritable(folder: Path, way: str) -> Generator[None]:
    """Nothing can be written in `folder` meanwhile; skips where that is impossible."""
    with _mounted(folder) if way == "mounted" else _closed(folder):
        yield


@contextmanager
def _mounted(folder: Path) -> Generator[None]:
    if _call("mount", "--bind", folder, folder):
        pytest.skip("this user may not mount a file system")
    try:
        assert not _call("mount", "-o", "remount,bind,ro", folder)
        yield
    finally:
        _call("umount", "-l", folder)


def _call(*command: str | Path) -> int:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode
    except FileNotFoundError:
        return 1


@contextmanager
def _closed(folder: Path) -> Generator[None]:
    every = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in every}
    for path in every:
        path.chmod(modes[path] & ~0o222)
    try:
        yield
    finally:
        for path in every:
            if path.exists():
                path.chmod(modes[path])


@contextmanager
def _as_anybody() -> Generator[None]:
    """Have modes hold for this thread, and those it starts, even if it is root's."""
    libc = ctypes.CDLL(None)
    header = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    held: Any = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    fewer: Any = (ctypes.c_uint32 * 6)(*held)
    fewer[0] &= ~_OVERRIDE
    assert libc.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert libc.capset(header, held) == 0


def like_anybody() -> None:
    """For a process that is about to become another program: modes hold for it, too."""
    libc = ctypes.CDLL(None)
    drop_from_bounding_set = 24
    for capability in (1, 2):
        libc.prctl(drop_from_bounding_set, capability, 0, 0, 0)
