"""The child process that serves a model: llama.cpp's server, on loopback, with a key of its own."""

from __future__ import annotations

import json
import os
import platform
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from chatapp.core import child_process
from chatapp.core.local_model import companion
from chatapp.core.local_model.model_server import MODEL_FILE
from chatapp.core.profile.regular_files import open_file

CONTEXT = 8192
"""Tokens a conversation can have; a model trained on fewer gets its own number."""
AT_ONCE = 2
"""Replies that can be written at the same time; more wait for their turn."""

# What xllamacpp's wheels are compiled for; x86 processors have it since about 2013.
_NEEDED = frozenset({"avx", "avx2", "bmi2", "f16c", "fma"})
_CPUINFO = Path("/proc/cpuinfo")
_PF_AVX2_INSTRUCTIONS_AVAILABLE = 40  # winnt.h


def main(argv: Sequence[str]) -> int:
    """The child: serve the GGUF file ``argv[0]`` with the key read as a line from standard input.

    One line of JSON on standard output: ``{"port": N}`` when it answers, or
    ``{"failed": one of the failures, and what its sentence wants}``. Ends when standard input does.
    """
    # The descriptor itself: sys.stdin is None in a windowed program on Windows.
    with open(0, "rb", buffering=0, closefd=False) as given:
        key = given.readline().decode().strip()
    child_process.accept_leash()
    # Native code must not write into the answer: it gets standard error instead.
    answers = os.dup(1)
    os.dup2(2, 1)
    try:
        port, server = _serve(Path(argv[0]), key)
    except _Failed as e:
        os.write(answers, json.dumps(e.facts).encode() + b"\n")
        os._exit(1)
    os.write(answers, json.dumps({"port": port}).encode() + b"\n")
    threading.Event().wait()
    # Never reached. Should it be, the server must outlive the wait.
    del server
    return 0


class _Failed(Exception):
    """A failure in the child: one of `_FAILURES`, with what its sentence wants."""

    def __init__(self, how: str, **facts: int | str) -> None:
        super().__init__(how)
        self.facts = {"failed": how, **facts}


def _serve(path: Path, key: str) -> tuple[int, object]:
    """The port and the running server, which must be kept. Raises `_Failed`."""
    if platform.machine().lower() in {"x86_64", "amd64"} and not _has_avx2():
        raise _Failed("processor")
    try:
        with open_file(path) as file:
            if file.read(4) != b"GGUF":
                raise _Failed("no GGUF")
    except OSError as e:
        raise _Failed("unreadable", errno=e.errno or 0) from None
    companion.add_engine()
    try:
        import xllamacpp
    except ModuleNotFoundError:
        raise _Failed("engine") from None
    except (ImportError, OSError) as e:
        if "libgomp" in str(e):
            raise _Failed("libgomp") from None
        raise _Failed("import", message=str(e)) from None
    # The module comes without types.
    library: Any = xllamacpp
    params = library.CommonParams()
    params.model.path = str(path)
    params.model_alias = {path.stem}
    params.hostnames = ["127.0.0.1"]
    params.port = 0  # any free one
    params.api_keys = [key]
    params.cors_origins = ""  # no web page may ask it
    params.cors_credentials = False
    params.ui = False
    params.endpoint_slots = False  # they would show what others ask
    params.offline = True
    params.n_gpu_layers = 0
    params.n_ctx = CONTEXT
    params.n_parallel = AT_ONCE
    params.kv_unified = True  # one cache for all: each can have the whole context
    params.cache_ram_mib = 256
    params.warmup = False
    if path.name == MODEL_FILE:
        # So small a model wanders and repeats itself with the usual defaults.
        params.sampling.temp = 0.2
        params.sampling.top_p = 0.9
        params.sampling.penalty_repeat = 1.1
        params.n_predict = 1024
    params.verbosity = 1  # errors alone: never what is asked
    threads = max(1, _cores() - 1)  # one is left to the window
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    try:
        server = library.Server(params)
        address = str(server.listening_address)
    except RuntimeError:
        raise _Failed("unloadable") from None
    return int(address.rsplit(":", 1)[1]), server


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _has_avx2() -> bool:
    """True if an x86 processor has what the engine is compiled for. If unknown: yes."""
    if sys.platform == "win32":
        import ctypes

        return bool(
            ctypes.windll.kernel32.IsProcessorFeaturePresent(_PF_AVX2_INSTRUCTIONS_AVAILABLE)
        )
    try:
        return has_needed_flags(_CPUINFO.read_text())
    except OSError:
        return True


def has_needed_flags(cpuinfo: str) -> bool:
    """True if the first processor in the text of ``/proc/cpuinfo`` has what is needed."""
    for line in cpuinfo.splitlines():
        name, _, flags = line.partition(":")
        if name.strip() == "flags":
            return set(flags.split()) >= _NEEDED
    return True
