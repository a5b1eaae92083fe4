"""The program as one file for any Linux: an AppImage, which is a runtime and a file system.

The runtime is the program in front that mounts what follows. Releases give a current, static one
by CHATAPP_APPIMAGE_RUNTIME. Without it, the one that comes with the tests of Debian's libappimage
is taken: it works, but wants the system's libfuse2.
"""

from __future__ import annotations

import hashlib
import io
import os
import platform
import re
import shutil
import subprocess
import tarfile
import urllib.request
from pathlib import Path

import environment

import products
from chatapp import __version__
from products import APP_ID, CannotBuild

LINUX = environment.CLONE / "packaging" / "linux"
RUNTIME = "CHATAPP_APPIMAGE_RUNTIME"  # the variable with a runtime's path
DEBIAN = "http://deb.debian.org/debian/pool/main/liba/libappimage/libappimage_1.0.4-5.orig.tar.gz"
DEBIAN_SHA256 = "2c4e18860a790c5959da6eb064cbd07f165fe6a9b15989491a3a3f176d06af31"
DEBIAN_MEMBER = "libappimage-1.0.4-5/tests/data/Echo-x86_64.AppImage"
DEBIAN_BYTES = 187784  # of it are the runtime, the rest is its file system
SECONDS = 60  # a server that is silent for so long is not waited for

# What a desktop without a program of Qt may lack; everything else is the system's, as a second
# libstdc++, GLib or font library beside the system's would break its drivers.
CARRIED = re.compile(r"lib(xcb-.+|xkbcommon.*)\.so\.\d+")


def build(output: Path) -> Path:
    """Make the AppImage of this machine's kind in ``output``. Raises CannotBuild."""
    image = output / f"Chatapp-{__version__}-{platform.machine()}.AppImage"
    runtime = _runtime()
    folder = _folder(products.make("frozen"))
    system = products.WORK / "chatapp.squashfs"
    options = ["-noappend", "-root-owned", "-comp", "gzip", "-quiet"]
    moment = products.moment()
    options += ["-mkfs-time", moment, "-all-time", moment]
    subprocess.run(["mksquashfs", folder, system, *options, "-no-progress"], check=True)
    with image.open("wb") as whole:
        whole.write(runtime)
        with system.open("rb") as part:
            shutil.copyfileobj(part, whole)
    image.chmod(0o755)
    return image


def _folder(frozen: Path) -> Path:
    """The folder that is mounted when the AppImage runs."""
    folder = products.WORK / "Chatapp.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    program = folder / "usr" / "lib" / "chatapp"
    shutil.copytree(frozen, program, symlinks=True)
    _carry(program)
    share = folder / "usr" / "share"
    shutil.copytree(products.make("icons") / "hicolor", share / "icons" / "hicolor")
    for place, name in (("applications", "desktop"), ("metainfo", "metainfo.xml")):
        (share / place).mkdir()
        shutil.copyfile(LINUX / f"{APP_ID}.{name}", share / place / f"{APP_ID}.{name}")
    (folder / "usr" / "bin").mkdir()
    (folder / "usr" / "bin" / "chatapp").symlink_to("../lib/chatapp/chatapp")
    (folder / "AppRun").symlink_to("usr/lib/chatapp/chatapp")
    (folder / f"{APP_ID}.desktop").symlink_to(f"usr/share/applications/{APP_ID}.desktop")
    picture = f"usr/share/icons/hicolor/256x256/apps/{APP_ID}.png"
    (folder / f"{APP_ID}.png").symlink_to(picture)
    (folder / ".DirIcon").symlink_to(picture)
    return folder


def _carry(program: Path) -> None:
    """Put the libraries of the window system that are to be carried beside the program's own.

    Qt's libraries look for others beside themselves; those, in turn, where the program's first
    process looks for all.
    """
    internal = program / "_internal"
    beside_qt = internal / "PySide6" / "Qt" / "lib"
    for part in ("libQt6XcbQpa.so.6", "libQt6WaylandClient.so.6", "libQt6Gui.so.6"):
        for library in beside_qt.glob(part):
            said = subprocess.run(
                ["ldd", library], check=True, capture_output=True, encoding="utf-8"
            )
            for name, path in re.findall(r"^\s*(\S+) => (/\S+)", said.stdout, re.MULTILINE):
                if CARRIED.fullmatch(name) and not (internal / name).exists():
                    shutil.copy(path, beside_qt / name)
                    (internal / name).symlink_to(f"PySide6/Qt/lib/{name}")


def _runtime() -> bytes:
    if given := os.environ.get(RUNTIME):
        try:
            return Path(given).read_bytes()
        except OSError as error:
            raise CannotBuild(f"the runtime of {RUNTIME}: {error}") from error
    if platform.machine() != "x86_64":
        raise CannotBuild(f"for this kind of machine, {RUNTIME} must name a runtime of AppImages")
    archive = products.WORK / DEBIAN.rpartition("/")[2]
    if not archive.is_file():
        environment.say(f"fetching {DEBIAN}")
        archive.parent.mkdir(exist_ok=True)
        with urllib.request.urlopen(DEBIAN, timeout=SECONDS) as answer:
            archive.write_bytes(answer.read())
    data = archive.read_bytes()
    if hashlib.sha256(data).hexdigest() != DEBIAN_SHA256:
        archive.unlink()
        raise CannotBuild(f"{archive.name} is not the file expected")
    with tarfile.open(fileobj=io.BytesIO(data)) as files:
        image = files.extractfile(DEBIAN_MEMBER)
        assert image is not None
        return image.read(DEBIAN_BYTES)
