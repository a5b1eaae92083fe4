"""Names of files that last: what is renamed is on the disk, also where the power goes just then.

A file system may write a new name before what is in the file. After a power cut an empty file
would stand where a whole one was.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

_NO_SUCH_THING = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF}
"""The errors of file systems that cannot write down a folder by itself, or folders of others."""


def take_place(file: Path, name: Path) -> None:
    """Give a file the name `name`, and its content with it; what had that name is replaced.

    Raises `OSError`; the name has then what it had before, or all of the file.
    """
    write_down(file)
    rename(file, name)


def write_down(file: Path) -> None:
    """Have what is in a file on the disk. Raises `OSError`."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def rename(file: Path, name: Path) -> None:
    """Give something another name, whatever it is and whatever is in it. Raises `OSError`."""
    os.replace(file, name)  # noqa: PTH105 (of a pair: see `take_free_name`)
    settle(name.parent)


def take_free_name(file: Path, name: Path) -> None:
    """Give a file a name that is free. Raises `FileExistsError` if it is not, and `OSError`."""
    if os.name == "posix":
        try:
            os.link(file, name)
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links
            if name.exists():
                raise FileExistsError(name) from None
            take_place(file, name)
    else:
        os.rename(file, name)  # noqa: PTH104 (it refuses a name that is taken)
    settle(name.parent)


def settle(folder: Path) -> None:
    """Have the names in `folder` on the disk, where the system can do that."""
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        if error.errno in _NO_SUCH_THING:
            return
        raise
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SUCH_THING:
            raise
    finally:
        os.close(descriptor)
