"""Finds the companion package: the engine and a model, beside a program without them.

On Linux the installed program comes without the two, for they are larger than all the rest. The
package ``chatapp-local-model`` brings them into a folder of its own, where they are found.
"""

from __future__ import annotations

import platform
import sys
from importlib.util import find_spec
from pathlib import Path

from chatapp.core.domain.i18n import tr

PACKAGE = "chatapp-local-model"
ENGINE = "xllamacpp"
"""The module that serves a model."""

_INSTALLED = Path("/usr/lib") / PACKAGE
_KINDS = {".deb": {"debian", "ubuntu"}, ".rpm": {"fedora", "rhel", "suse", "opensuse"}}
"""The kind of package that each system installs, by the names in its ``os-release``."""


def folders() -> tuple[Path, ...]:
    """The folders where the package may lie, best first: beside a frozen program, then its own."""
    if sys.platform != "linux":
        return ()
    if not getattr(sys, "frozen", False):
        return (_INSTALLED,)
    beside = Path(sys.executable).resolve().parent.parent / PACKAGE
    return (beside,) if beside == _INSTALLED else (beside, _INSTALLED)


def model_folders() -> tuple[Path, ...]:
    """The folders where the package's model may lie."""
    return tuple(folder / "models" for folder in folders())


def engine_folder() -> Path | None:
    """The folder to put on Python's path to import the package's engine;

    None where it is not there.
    """
    for folder in folders():
        if (folder / "engine" / ENGINE).is_dir():
            return folder / "engine"
    return None


def has_engine() -> bool:
    """True if there is an engine: the program's own, or the package's."""
    return find_spec(ENGINE) is not None or engine_folder() is not None


def add_engine() -> None:
    """Let ``import xllamacpp`` find the package's engine where the program has none.

    For the process that serves, and for no other: nothing else of the window's path changes.
    """
    folder = engine_folder()
    if folder is not None and find_spec(ENGINE) is None:
        sys.path.append(str(folder))


def how_to_get() -> str:
    """A sentence that says what to install on this system; empty where no package would help."""
    if sys.platform != "linux" or not getattr(sys, "frozen", False):
        return ""
    if kind := _kind():
        return tr(
            "To use the built-in model, install the package {package}: download its {kind} file "
            "from where you got Chatapp and open it."
        ).format(package=PACKAGE, kind=kind)
    return tr(
        "To use the built-in model, install the package {package} from where you got Chatapp."
    ).format(package=PACKAGE)


def _kind() -> str:
    """The kind of package that this system installs; empty if unknown."""
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return ""
    names = {system.get("ID", ""), *system.get("ID_LIKE", "").split()}
    for kind, systems in _KINDS.items():
        if any(name.partition("-")[0] in systems for name in names):
            return kind
    return ""
