"""Keeps secrets inside this process: takes API keys out of its environment, refuses core dumps.

The browser, the file manager and every other program that is started from here inherit the
environment, and show it in their crash reports. A key that came in it is taken out of it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress

KEY_VARIABLE = "CHATAPP_API_KEY"

_NO_DUMP_AT_ALL = 1
"""A limit of 1 byte: Linux then makes no dump, not even for a program that collects them, to
which a limit of 0 means nothing (`do_coredump` in its sources)."""
_WER_NO_HEAP = 1  # werapi.h: WER_FAULT_REPORTING_FLAG_NOHEAP

_kept: dict[str, str] = {}


def environment() -> Mapping[str, str]:
    """The environment's values for this process alone; it holds them no more.

    First called before there are threads and children.
    """
    if (key := os.environ.pop(KEY_VARIABLE, None)) is not None:
        _kept[KEY_VARIABLE] = key
    return _kept


def refuse_dumps() -> None:
    """Ask the system not to write this process's memory, nor its children's, to a disk.

    The hard limit stays: whoever looks for a defect can raise the soft one again. Being
    undumpable (`PR_SET_DUMPABLE`) would do more, but the portals of a desktop, through which
    files are chosen, could not see any more who asks them.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.WerSetFlags(_WER_NO_HEAP)
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    wanted = _NO_DUMP_AT_ALL if sys.platform == "linux" and hard else 0
    with suppress(OSError, ValueError):  # it was only asked for
        resource.setrlimit(resource.RLIMIT_CORE, (wanted, hard))
