"""Trims what PyInstaller collects, and removes the traces of the machine it was built on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import TypeAlias

import environment

from chatapp.core import licences

Entry: TypeAlias = tuple[str, str, str]
"""As PyInstaller lists a file: where it goes in the bundle, where it is now, of which kind."""

RESOURCES = ("icons", "themes", "translations")
"""The folders of ``resources/`` that the program reads."""
UNUSED_MODULES = (
    *("tkinter", "unittest", "pydoc", "doctest", "pdb", "lib2to3", "ensurepip", "test"),
    *("setuptools", "distutils", "PIL", "trio", "rich", "click"),
    *("multiprocessing", "xmlrpc", "readline", "curses"),
    *("pygments.formatters.img", "pypdfium2._cli"),
)
"""Modules that something asks for, and that the program never needs."""

_QT_ON_REQUEST = ("QtDBus", "QtNetwork", "QtOpenGL", "QtPrintSupport", "QtQml", "QtQuick", "QtXml")
_PLUGINS = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qgif", "qico", "qjpeg", "qsvg", "qwebp"),
    "platforminputcontexts": ("*",),  # without them nobody writes Chinese
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "platformthemes": ("qgtk3", "qxdgdesktopportal"),
    "styles": ("*",),
    "wayland-decoration-client": ("*",),
    "wayland-shell-integration": ("xdg-shell",),
}
"""The kinds of Qt's plugins that are shipped, and which of each."""
_UNUSED_LIBRARIES = ("libQt6Egl", "libQt6EGL", "libQt6WlShell", "opengl32sw", "d3dcompiler")
_LIBRARIES_OF_PYTHON = (
    *("libpython", "libcrypto", "libssl", "libsqlite3", "libffi", "libbz2", "liblzma", "libz."),
    *("libuuid", "libexpat"),
)
"""The libraries that Python's own library links; every other is the system's to bring."""
_QTS_WORDS = ("qtbase_de.qm", "qtbase_zh_CN.qm")
"""Of Qt's own words, those in the program's languages."""
_MEMORY_OF_THE_BUILD = "_sysconfigdata"
"""Python's module about how it was compiled: folders of some other machine."""


_EARLY_HOOKS = ("pyi_rth_pyside6", "pyi_rth_inspect")
"""Hooks of PyInstaller that are left out; it would run them at each start.

One imports Qt, also for a command that needs none, and tells every program that is started from
this one to take its Qt plugins from here. Qt's wheels for Linux find their own plugins, and
nobody asks here where a function's source is.
"""


def excluded_modules() -> list[str]:
    """The modules that PyInstaller leaves out: those never used, and the tools installed here."""
    needed = {package.name for package in licences.packages()}
    here = metadata.packages_distributions()
    tools = [name for name, owners in here.items() if needed.isdisjoint(owners)]
    return [*UNUSED_MODULES, *tools, *(f"PySide6.{name}" for name in _unused_parts_of_qt())]


@cache
def _unused_parts_of_qt() -> list[str]:
    """Of those that come only on request, the ones that no file of the program imports."""
    sources = (path.read_text("utf-8") for path in (environment.CLONE / "chatapp").rglob("*.py"))
    used = {name for text in sources for name in re.findall(r"PySide6\.(\w+)", text)}
    return [name for name in _QT_ON_REQUEST if name not in used]


def files(found: Iterable[Entry]) -> list[Entry]:
    """The libraries, plugins and other files that are shipped, of all that were ``found``."""
    kept = [entry for entry in found if _is_shipped(entry)]
    there = {target for target, _, _ in kept}
    return [entry for entry in kept if entry[2] != "SYMLINK" or entry[1] in there]


def scripts(found: Iterable[Entry]) -> list[Entry]:
    """The scripts that run at each start, the program last."""
    if not sys.platform.startswith("linux"):
        return list(found)
    return [entry for entry in found if entry[0] not in _EARLY_HOOKS]


def modules(found: Iterable[Entry], work: Path) -> list[Entry]:
    """The Python modules that are shipped; the one that knows the build machine is made empty."""
    empty = work / "empty_settings.py"
    empty.write_text("build_time_vars = {}\n", encoding="utf-8")
    return [
        (name, str(empty), kind) if name.startswith(_MEMORY_OF_THE_BUILD) else (name, where, kind)
        for name, where, kind in found
    ]


def finish(folder: Path) -> None:
    """Strip what was linked with notes for a debugger, and write over this machine's folders.

    Only Linux needs it: elsewhere such notes lie in files of their own.
    """
    if not sys.platform.startswith("linux"):
        return
    for library in libraries(folder):
        # Qt's are stripped, and laid out so that they load fast.
        if "PySide6" not in library.parts:
            subprocess.run(["strip", "--strip-unneeded", library], check=True)
            # Its last part stays: linkers let other strings, such as a version, end in it.
            _forget(library, str(Path(sys.base_prefix).parent))


def libraries(folder: Path) -> Iterator[Path]:
    """Each compiled file in ``folder`` once, links left out."""
    for path in sorted(folder.rglob("*.so*")):
        if path.is_file() and not path.is_symlink():
            yield path


def _is_shipped(entry: Entry) -> bool:
    target, source, kind = PurePosixPath(entry[0].replace(os.sep, "/")), entry[1], entry[2]
    if target.suffix == ".qm" and "PySide6" in target.parts:
        return target.name in _QTS_WORDS
    if target.suffix == ".ts":  # what translators edit; the program reads what is made of it
        return False
    if "plugins" in target.parts:
        wanted = _PLUGINS.get(target.parts[-2], ())
        return "*" in wanted or target.stem.removeprefix("lib") in wanted
    if target.name.startswith(_UNUSED_LIBRARIES):
        return False
    part = target.name.removeprefix("lib").replace("Qt6", "Qt", 1).split(".")[0]
    if part != "QtDBus" and part in _unused_parts_of_qt():  # what draws the window links D-Bus
        return False
    if not sys.platform.startswith("linux") or kind == "SYMLINK" or "site-packages" in source:
        return True
    is_library = len(target.parts) == 1 and ".so" in target.name
    return not is_library or target.name.startswith(_LIBRARIES_OF_PYTHON)


def _forget(file: Path, folder: str) -> None:
    """Write another name of ``/usr`` over each mention of ``folder`` in a compiled ``file``.

    It has the same length, as what follows must stay where it is. A system's own Python lies in
    ``/usr`` itself, and its parent tells nothing.
    """
    more = len(os.fsencode(folder)) - len("/usr")
    if more >= 0 and not folder.startswith("/usr"):
        name = "/usr" + "/" * (more % 2) + "/." * (more // 2)
        file.write_bytes(file.read_bytes().replace(os.fsencode(folder), name.encode()))
