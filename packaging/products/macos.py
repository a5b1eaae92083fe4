"""The program for macOS: an application in a disk image, signed where there is an identity."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import environment

import products
from chatapp import __version__

IDENTITY = "CHATAPP_CODESIGN_IDENTITY"  # the variable with the name of a "Developer ID Application"
NOBODY = "-"  # a signature without an identity: the least that Apple's own processors ask for
ENTITLEMENTS = environment.CLONE / "packaging" / "macos" / "entitlements.plist"
# How a Mach-O file begins: of 64 bits, and of several processors in one.
MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf")


def build(output: Path) -> Path:
    """Make the disk image in ``output``. Raises CannotBuild elsewhere than on macOS."""
    if sys.platform != "darwin":
        raise products.CannotBuild("only macOS can build what is for macOS")
    app = products.make("frozen").parent / "Chatapp.app"
    identity = os.environ.get(IDENTITY) or NOBODY
    sign(app, identity)
    subprocess.run(["codesign", "--verify", "--strict", "--verbose=2", app], check=True)
    image = _image(app, output / f"Chatapp-{__version__}-macos-{platform.machine()}.dmg")
    if identity != NOBODY:
        subprocess.run(["codesign", "--sign", identity, "--timestamp", image], check=True)
    return image


def sign(app: Path, identity: str) -> None:
    """Sign the application from the inside out: each signature seals what is within.

    ``codesign --deep`` would give everything the application's own entitlements.
    """
    options = ["--force", "--sign", identity]
    if identity != NOBODY:
        options += ["--options", "runtime", "--timestamp"]
    for path in _inside_out(app):
        own = ["--entitlements", str(ENTITLEMENTS)] if path == app else []
        subprocess.run(["codesign", *options, *own, path], check=True)


def _inside_out(app: Path) -> list[Path]:
    """Everything in the application that bears a signature of its own, the application last.

    Its own program, in ``MacOS``, is signed with it.
    """
    found = [path for path in app.rglob("*.framework") if path.is_dir() and not path.is_symlink()]
    found += [
        path
        for path in app.rglob("*")
        if path.is_file() and not path.is_symlink() and _is_mach_o(path)
    ]
    program = app / "Contents" / "MacOS" / "chatapp"
    inside = [path for path in found if path != program]
    return [*sorted(inside, key=lambda path: (-len(path.parts), path)), app]


def _is_mach_o(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in MACH_O


def _image(app: Path, image: Path) -> Path:
    """A disk image with the application, and the folder to drag it to beside it."""
    folder = products.WORK / "dmg"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(app, folder / app.name, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    options = ["-volname", "Chatapp", "-srcfolder", folder, "-fs", "HFS+", "-format", "UDZO"]
    subprocess.run(["hdiutil", "create", *options, "-ov", image], check=True)
    return image
