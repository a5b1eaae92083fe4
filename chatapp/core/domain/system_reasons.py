"""Reasons of the operating system for what it refuses, as ends of sentences."""

from __future__ import annotations

import errno

from chatapp.core.domain.i18n import marked, tr

_REASONS = {
    errno.EACCES: marked("permission denied"),
    errno.EBUSY: marked("device or resource busy"),
    errno.EDQUOT: marked("disk quota exceeded"),
    errno.EFBIG: marked("file too large"),
    errno.EIO: marked("input/output error"),
    errno.EISDIR: marked("is a directory"),
    errno.EMFILE: marked("too many open files"),
    errno.ENAMETOOLONG: marked("file name too long"),
    errno.ENOENT: marked("no such file or directory"),
    errno.ENOSPC: marked("no space left on device"),
    errno.ENOTDIR: marked("not a directory"),
    errno.EPERM: marked("operation not permitted"),
    errno.EROFS: marked("read-only file system"),
}


def reason_of(error: OSError) -> str:
    """The system's reason as the end of a sentence; of a rare error in the system's words."""
    known = _REASONS.get(error.errno or 0)
    return tr(known) if known else (error.strerror or type(error).__name__).lower()
