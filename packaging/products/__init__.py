"""The products: one module each, with ``build(output: Path) -> Path``."""

from __future__ import annotations

import subprocess
from functools import cache
from importlib import import_module
from pathlib import Path

import environment
import system

DIST = environment.CLONE / "dist"
"""The folder of finished products."""
WORK = environment.CLONE / "build"
"""The folder in which builds keep what is of no use afterwards."""

APP_ID = "io.github.chatapp.Chatapp"
"""The program's name among all others: its .desktop file, its icon, its window."""

PRODUCTS = {
    "icons": "the icon in every size and form that systems ask for",
    "frozen": "the program and its Python as one folder",
    "deb": "a package for Debian and Ubuntu",
    "rpm": "a package for Fedora and openSUSE",
    "local-model": "the companion package: engine and model for this computer, .deb and .rpm",
    "appimage": "the program as one file for any Linux",
    "flatpak": "the program as a Flatpak; needs Flathub for its runtime",
    "windows": "an installer and a portable folder for Windows",
    "macos": "the application for macOS in a disk image",
    "sbom": "what is in it, as a bill of materials (CycloneDX)",
    "checksums": "the checksums of all that is built",
}
"""Each product, and what it is. Its module here has its name, with _ for -."""


def moment() -> str:
    """The time of the commit that is built, in seconds since 1970: builds give it as theirs."""
    said = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=environment.CLONE,
    )
    return said.stdout.strip()


class CannotBuild(Exception):
    """A product cannot be built; the text says why."""


@cache
def make(name: str) -> Path:
    """Build the product once in this run, and give where it lies.

    What its section of ``system.txt`` lists, if there is one, is installed before. A product that
    is made of another one asks for it here. Raises CannotBuild.
    """
    environment.say(f"building {name}")
    DIST.mkdir(exist_ok=True)
    module = import_module(f"products.{name.replace('-', '_')}")
    try:
        system.provide(system.needs(name), environment.say)
        return module.build(DIST)
    except system.NotInstalled as error:
        raise CannotBuild(str(error)) from error
    except subprocess.CalledProcessError as error:
        raise CannotBuild(f"{name}: {error}") from error
