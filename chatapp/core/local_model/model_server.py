"""Starts, watches and ends the child process that serves a GGUF file on loopback."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from chatapp.core import child_process
from chatapp.core.domain.errors import (
    EngineMissing,
    LocalModelError,
    ModelFailed,
    ModelMissing,
    ProcessorTooOld,
)
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.system_reasons import reason_of
from chatapp.core.local_model import companion

MODEL_FILE = "SmolLM2-135M-Instruct.gguf"
"""The model that comes with Chatapp: 135 million parameters, Apache-2.0."""
START_LIMIT = 300.0
"""Seconds for a model to load: a large one comes from a slow disk."""
HEALTH_LIMIT = 12.0
"""Seconds a server has to say that it is well. One to which others have opened hundreds of
connections takes five to find that nothing comes over them."""

_LOG_KEPT = 4096

_log = logging.getLogger("chatapp.model")

FAILURES: dict[str, tuple[type[LocalModelError], str]] = {
    "processor": (ProcessorTooOld, ProcessorTooOld.default),
    "engine": (EngineMissing, EngineMissing.default),
    "libgomp": (
        EngineMissing,
        marked(
            "The engine for models on this computer needs the system library libgomp. Install it "
            "(on Debian and Ubuntu: apt install libgomp1)."
        ),
    ),
    "import": (
        EngineMissing,
        marked("The engine for models on this computer could not be loaded ({message})."),
    ),
    "no GGUF": (ModelFailed, marked("“{name}” is not a model file (GGUF).")),
    "unreadable": (ModelFailed, marked("“{name}” cannot be read: {why}.")),
    "unloadable": (
        ModelFailed,
        marked("“{name}” could not be loaded. It may be damaged, too new or too large."),
    ),
}
"""The errors for the failures that the child may name: it does not know the person's language."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address and key of the model while its process lives."""

    base_url: str
    """``http://127.0.0.1:PORT/v1``."""
    key: str = field(repr=False)
    """Random for each process, so that no other program on this computer can use it."""
    model: str


def default_search() -> tuple[Path, ...]:
    """The folders where the built-in model may lie, best first."""
    import platformdirs

    folders = [Path(sys.prefix) / "share"]
    if bundle := getattr(sys, "_MEIPASS", None):  # PyInstaller
        folders.insert(0, Path(bundle) / "share")
    folders.append(Path(platformdirs.user_data_dir()))
    folders += map(Path, platformdirs.site_data_dir(multipath=True).split(os.pathsep))
    own = (folder / "chatapp" / "models" for folder in folders)
    return (*own, *companion.model_folders())


def find_model(chosen: str = "", search: Sequence[Path] | None = None) -> Path:
    """The GGUF file that would be served: `chosen`, or the built-in one in one of `search`.

    Raises `ModelMissing`.
    """
    if chosen:
        path = Path(chosen).expanduser()
        if path.is_file():
            return path.absolute()
        raise ModelMissing(
            tr("The model file “{name}” no longer exists. Choose another one in Settings.").format(
                name=path.name
            )
        )
    for folder in default_search() if search is None else search:
        if (path := folder / MODEL_FILE).is_file():
            return path.absolute()
    raise ModelMissing(companion.how_to_get())


def trouble(chosen: str = "") -> str:
    """A sentence that says why no model can be served on this computer; empty if one can.

    `chosen` as in `find_model`. It only looks: what shows when the model is loaded stays hidden.
    """
    try:
        find_model(chosen)
    except ModelMissing as e:
        return e.sentence
    return "" if companion.has_engine() else _engine_missing().sentence


def _engine_missing() -> EngineMissing:
    return EngineMissing(companion.how_to_get())


class LocalModel:
    """Serves one model, started by the first `endpoint` and again after a crash.

    `chosen`: a GGUF file; empty for the built-in one, which is looked for in `search`.
    `handed_out` is told the key of each process.
    """

    def __init__(
        self,
        chosen: str = "",
        search: Sequence[Path] | None = None,
        *,
        handed_out: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._chosen = chosen
        self._search = search
        self._handed_out = handed_out
        self._starting = asyncio.Lock()
        self._serving: _Serving | None = None

    def choose(self, chosen: str) -> None:
        """Serve another GGUF file (empty: the built-in one) from the next `endpoint` on."""
        self._chosen = chosen

    async def endpoint(self) -> Endpoint:
        """The place to ask; starts the process if none runs or the one that ran is not well.

        Takes about a second for the built-in model. Raises `LocalModelError`.
        """
        async with self._starting:
            path = find_model(self._chosen, self._search)
            if not companion.has_engine():
                raise _engine_missing()
            if self._serving is not None:
                if self._serving.path == path and await self._serving.is_well():
                    return self._serving.endpoint
                await self._stop()
            self._serving = await _start(path)
            self._handed_out(self._serving.endpoint.key)
            return self._serving.endpoint

    async def stop(self) -> None:
        """End the process, if one runs."""
        async with self._starting:
            await self._stop()

    async def _stop(self) -> None:
        serving, self._serving = self._serving, None
        if serving is not None:
            runs = serving.process.returncode is None
            await child_process.end(serving.process)
            words, name = await serving.log, serving.path.name
            child_process.log_end(_log, name, serving.process, serving.began, words, expected=runs)


@dataclass(frozen=True, slots=True)
class _Serving:
    path: Path
    endpoint: Endpoint
    port: int
    process: asyncio.subprocess.Process
    log: asyncio.Task[bytes]
    began: float
    """By the monotonic clock."""

    async def is_well(self) -> bool:
        """True if the process lives and answers."""
        if self.process.returncode is not None:
            return False
        try:
            async with asyncio.timeout(HEALTH_LIMIT):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                try:
                    writer.write(
                        b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                    )
                    return b" 200 " in await reader.readline()
                finally:
                    writer.close()
                    with suppress(OSError):
                        await writer.wait_closed()
        except (OSError, ValueError):  # TimeoutError is an OSError
            return False


async def _start(path: Path) -> _Serving:
    key, began = secrets.token_urlsafe(32), time.monotonic()
    try:
        process = await child_process.start(child_process.command("serve-local-model", str(path)))
    except OSError as e:
        raise ModelFailed(details=e.strerror or "") from e
    assert process.stdin is not None
    assert process.stdout is not None
    log = asyncio.create_task(_last_words(process))
    try:
        async with asyncio.timeout(START_LIMIT):
            # Not as an argument: those can be read by every program on the computer.
            process.stdin.write(key.encode() + b"\n")
            answer = _answer(await process.stdout.readline())
            if answer is None:
                await process.wait()
                raise _ended(process)
            if "failed" in answer:
                raise failure(path, **answer)
            port = int(answer["port"])
            endpoint = Endpoint(f"http://127.0.0.1:{port}/v1", key, path.stem)
            serving = _Serving(path, endpoint, port, process, log, began)
            while not await serving.is_well():
                if process.returncode is not None:
                    raise _ended(process)
                await asyncio.sleep(0.05)
            _log.info("%s is loaded after %.1f s", path.name, time.monotonic() - began)
            return serving
    except BaseException as e:
        await child_process.end(process)
        said = await log
        child_process.log_end(_log, f"{path.name} was not loaded", process, began, said)
        words = said.decode(errors="replace").strip()
        if isinstance(e, LocalModelError):
            e.details = words
        elif isinstance(e, TimeoutError):
            sentence = tr("The model on this computer took too long to load.")
            raise ModelFailed(sentence, details=words) from None
        elif isinstance(e, ConnectionError):  # it ended before it could be given its key
            raise ModelFailed(details=words) from None
        raise


def _answer(line: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(line)
    except ValueError:
        return None
    return cast("dict[str, Any]", answer) if isinstance(answer, dict) else None


def failure(path: Path, failed: str, errno: int = 0, message: str = "") -> LocalModelError:
    kind, sentence = FAILURES[failed]
    why = reason_of(OSError(errno, os.strerror(errno)))
    return kind(tr(sentence).format(name=path.name, why=why, message=message))


def _ended(process: asyncio.subprocess.Process) -> ModelFailed:
    code = process.returncode or 0
    if code < 0:
        sentence = tr("The model on this computer stopped unexpectedly (signal {number}).")
    else:
        sentence = tr("The model on this computer stopped unexpectedly (status {number}).")
    return ModelFailed(sentence.format(number=abs(code)))


async def _last_words(process: asyncio.subprocess.Process) -> bytes:
    """The end of what the process complains about, read so that it never blocks on it."""
    assert process.stderr is not None
    words = b""
    while chunk := await process.stderr.read(1 << 16):
        words = (words + chunk)[-_LOG_KEPT:]
    return words
