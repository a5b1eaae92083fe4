"""Single instance: the lock of a profile's first window, and the request of a second start.

The first holds a lock on a file in the profile, and notes in it where it listens: a port of
loopback, and a secret that only who may read the file can know. The system takes the lock
from a program that was killed, so nothing stale is left. Kept light: it is imported before Qt.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from chatapp.core.domain.errors import ProfileInUse
from chatapp.core.profile.regular_files import content, descriptor

ANSWERS_WITHIN = 2.0
"""Seconds in which a window that is open takes files over."""
OPENS_WITHIN = 10.0
"""Seconds in which a program that has just been started says where it listens."""
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class LaunchRequest:
    """The request of a start of the program."""

    files: tuple[Path, ...] = ()
    """To be attached to a new conversation."""
    new: bool = False
    """True if a new conversation is wanted."""
    token: str = ""
    """The desktop's leave to come to the front, from whatever was clicked; empty for none."""
    quit: bool = False
    """True if the program is to end, as by its Quit."""


NOTHING = LaunchRequest()
"""Just to see the window."""


def token_in(environment: Mapping[str, str]) -> str:
    """The `LaunchRequest.token` that the desktop gave a process with this environment."""
    return environment.get("XDG_ACTIVATION_TOKEN") or environment.get("DESKTOP_STARTUP_ID") or ""


def opening(secret: str) -> bytes:
    """The beginning of a request to the first one, which is JSON: with the secret."""
    return b'{"secret": "' + secret.encode() + b'"'


class FileLock:
    """A lock on the file `path`, which is made where there is none, for this person alone.

    Where the file system has no locks, or the folder cannot be written, everybody has it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def descriptor(self) -> int | None:
        """The open file, while it is locked."""
        return self._descriptor

    def alone(self) -> bool:
        """True if nobody else had it: this process alone has it now."""
        return self._take(exclusive=True)

    def with_others(self) -> None:
        """Have it together with everybody who wants it so."""
        self._take(exclusive=False)

    def release(self) -> None:
        """Let it go."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _take(self, *, exclusive: bool) -> bool:
        try:
            if self._descriptor is None:
                self._descriptor = descriptor(self._path, os.O_RDWR | os.O_CREAT)
            _lock(self._descriptor, exclusive=exclusive)
        except BlockingIOError:
            self.release()
            return False
        except OSError:
            return True
        return True


if os.name == "posix":
    import fcntl

    def _lock(descriptor: int, *, exclusive: bool) -> None:
        how = fcntl.LOCK_EX | fcntl.LOCK_NB if exclusive else fcntl.LOCK_SH
        fcntl.flock(descriptor, how)

else:
    import msvcrt

    _FAR_OUT = 1 << 30
    """Locked bytes cannot be read by others: this one lies behind all that is in the file."""

    def _lock(descriptor: int, *, exclusive: bool) -> None:
        # Windows has no shared locks here: those who would share it have none.
        os.lseek(descriptor, _FAR_OUT, os.SEEK_SET)
        if exclusive:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError as error:
                raise BlockingIOError from error


class Instance:
    """This start of the program, among others over the profile in the folder `root`."""

    def __init__(self, root: Path) -> None:
        self._file = root / "instance.lock"
        self._lock = FileLock(self._file)
        self.secret = os.urandom(16).hex()
        self.ended_badly = False
        """True if the last window over the profile was killed, or the computer was."""

    def enter(self, launch_request: LaunchRequest = NOTHING) -> bool:
        """True: this one is the first. False: the first took `launch_request` and showed itself.

        Raises `ProfileInUse` if there is a first one that does not answer.
        """
        began = time.monotonic()
        while not self.claim():
            there = self._read()
            if "port" in there and self._hand_over(there, launch_request):
                return False
            # It may be about to end, and this one the first after all; or about to open.
            limit = ANSWERS_WITHIN if "port" in there else OPENS_WITHIN
            if time.monotonic() - began > limit:
                raise ProfileInUse
            time.sleep(_STEP)
        return True

    def claim(self) -> bool:
        """Be the first, unless another one is."""
        if not self._lock.alone():
            return False
        self.ended_badly = bool(self._read())
        self._write({"pid": os.getpid()})
        return True

    def listens_at(self, port: int) -> None:
        """Tell others where this first one can be reached."""
        self._write({"pid": os.getpid(), "port": port, "secret": self.secret})

    def release(self) -> None:
        """End well: nothing is noted as left behind, and another may be the first."""
        self._write({})
        self._lock.release()

    def _read(self) -> dict[str, object]:
        try:
            found: Any = json.loads(content(self._file) or b"{}")
        except OSError:
            return {}
        except (ValueError, RecursionError):
            return {"unreadable": True}
        return cast("dict[str, object]", found) if isinstance(found, dict) else {}

    def _write(self, note: dict[str, object]) -> None:
        descriptor = self._lock.descriptor
        if descriptor is None:
            return
        try:
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, json.dumps(note).encode() if note else b"")
        except OSError:
            pass  # a full disk: others cannot reach this one, and say so

    def _hand_over(self, there: dict[str, object], launch_request: LaunchRequest) -> bool:
        """True if the first one took `launch_request`. Raises `ProfileInUse` if it is silent."""
        # Imported here: a first start never needs it.
        import socket

        request = {
            "files": [str(f.absolute()) for f in launch_request.files],
            "new": launch_request.new,
            "token": launch_request.token,
            "quit": launch_request.quit,
        }
        address = "127.0.0.1", int(str(there["port"]))
        try:
            with socket.create_connection(address, timeout=ANSWERS_WITHIN) as connection:
                rest = json.dumps(request).encode().removeprefix(b"{")
                connection.sendall(opening(str(there.get("secret"))) + b", " + rest + b"\n")
                return connection.recv(16) == b"taken\n"
        except TimeoutError as error:
            raise ProfileInUse from error
        except OSError:
            return False
