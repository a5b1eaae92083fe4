"""The Windows products: an installer for one person, and a folder to carry along.

Elsewhere than on Windows there is no program to put into them: the installer is compiled around a
folder that stands for it, to prove the script, and nothing comes into ``dist``.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import environment

import products
from chatapp import __version__

WINDOWS = environment.CLONE / "packaging" / "windows"
SIGN = "CHATAPP_SIGN_COMMAND"  # the variable with a command that signs the file named after it
NSIS = Path(r"C:\Program Files (x86)\NSIS\makensis.exe")  # where its installer puts it
PROGRAMS = ("Chatapp.exe", "chatapp-terminal.exe")

PORTABLE = "portable.txt"
PORTABLE_WORDS = (
    "While this file lies beside Chatapp, conversations and settings are kept in the folder\r\n"
    '"data" here, and go where this folder goes. Keys are kept by Windows, not here.\r\n'
)

VERSION_FILE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004,
                    fileType=1, subtype=0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "The Chatapp developers"),
      StringStruct("FileDescription", "Chatapp"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "chatapp"),
      StringStruct("LegalCopyright", "The Chatapp developers; MIT licence"),
      StringStruct("OriginalFilename", "Chatapp.exe"),
      StringStruct("ProductName", "Chatapp"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ])
"""


def build(output: Path) -> Path:
    """Make installer and portable folder in ``output``, and give the installer."""
    if sys.platform != "win32":
        environment.say("only Windows can build its program; compiling the installer around a stub")
        return installer(_stub(), products.WORK)
    frozen = products.make("frozen")
    for name in PROGRAMS:
        _sign(frozen / name)
    portable(frozen, output)
    return installer(frozen, output)


def version_file(folder: Path) -> Path:
    """Write what Explorer shows of the program under "Details", as PyInstaller reads it."""
    numbers = f"({__version__.replace('.', ', ')}, 0)"
    path = folder / "version-info.txt"
    path.write_text(VERSION_FILE.format(numbers=numbers, version=__version__), encoding="utf-8")
    return path


def installer(folder: Path, output: Path) -> Path:
    """Compile the installer of the program in ``folder``."""
    made = output / f"Chatapp-{__version__}-windows-setup.exe"
    icons = products.make("icons")
    values = {
        "VERSION": __version__,
        "SOURCE": str(folder),
        "OUTPUT": str(made),
        "ICON": str(icons / "chatapp.ico"),
        "BANNER": str(icons / "banner.bmp"),
    }
    if command := os.environ.get(SIGN):
        values["SIGN"] = command
    defined = [f"-D{name}={value}" for name, value in values.items()]
    options = ["-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined]
    subprocess.run([_makensis(), *options, WINDOWS / "chatapp.nsi"], check=True)
    return made


def portable(folder: Path, output: Path) -> Path:
    """Zip the program with the mark that makes it keep everything beside itself."""
    made = output / f"Chatapp-{__version__}-windows-portable.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, Path("Chatapp", path.relative_to(folder)))
        archive.writestr(f"Chatapp/{PORTABLE}", PORTABLE_WORDS)
    return made


def _makensis() -> Path:
    found = shutil.which("makensis")
    if not found and not NSIS.is_file():
        raise products.CannotBuild("makensis of NSIS 3 is needed: https://nsis.sourceforge.io")
    return Path(found or NSIS)


def _sign(path: Path) -> None:
    if command := os.environ.get(SIGN):
        subprocess.run([*shlex.split(command), path], check=True)


def _stub() -> Path:
    folder = products.WORK / "stub"
    (folder / "_internal").mkdir(parents=True, exist_ok=True)
    for name in (*PROGRAMS, "_internal/base_library.zip"):
        (folder / name).write_bytes(b"MZ")
    return folder
