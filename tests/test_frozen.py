"""The frozen program: whole, on its own, and silent about the machine it was built on."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from tests.loopback import Loopback, reply
from tests.make_pdf import pdf
from tests.secretservice import needs_service, secret_service

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "dist" / "chatapp"
PROGRAM = FOLDER / ("Chatapp.exe" if sys.platform == "win32" else "chatapp")
MOST = 150_000_000
"""Bytes of the folder on Linux, where the model and its engine are not in it."""

pytestmark = [
    pytest.mark.frozen,
    pytest.mark.skipif(not PROGRAM.exists(), reason="python3 packaging/build.py frozen"),
]
built = pytest.mark.skipif(find_spec("PyInstaller") is None, reason="the build tools are absent")
linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it has another shape")


def run(
    *words: str | Path, home: Path, bus: str = "unix:path=/nowhere"
) -> subprocess.CompletedProcess[str]:
    """The frozen program run to its end, where nothing is of this clone's environment."""
    bare = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    bare["DBUS_SESSION_BUS_ADDRESS"] = bus
    return subprocess.run(
        [PROGRAM, *words],
        env=bare,
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_it_is_whole(tmp_path: Path) -> None:
    done = run("--selftest", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert " frozen, " in done.stdout.splitlines()[0]
    assert not list(tmp_path.iterdir())


@needs_service
def test_it_finds_the_keyring_of_the_system(tmp_path: Path) -> None:
    with secret_service() as service:
        done = run("--selftest", home=tmp_path, bus=service.environment["DBUS_SESSION_BUS_ADDRESS"])
    (said,) = (line for line in done.stdout.splitlines() if line.startswith("keyring "))
    assert "SecretService" in said


def test_it_asks_about_a_pdf_that_its_child_reads(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pdf("A word on the first page."))
    with Loopback() as server:
        server.answer(*reply("It has one word."))
        words = ("--profile", tmp_path / "profile", "--base-url", server.base_url)
        question = ("ask", "What is in it?", "--file", paper)
        done = run(*words, "--model", "some-model", *question, home=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "It has one word.\n", "")
        assert "A word on the first page." in str(server.requests[0].body)


def constants(code: CodeType) -> Iterator[str]:
    """Every file name a compiled module holds, its functions' too."""
    yield code.co_filename
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from constants(constant)


@built
def test_no_module_tells_where_it_was_compiled() -> None:
    readers: Any = importlib.import_module("PyInstaller.archive.readers")
    archive = readers.CArchiveReader(str(PROGRAM)).open_embedded_archive("PYZ.pyz")
    names = {
        file for name in archive.toc if (code := archive.extract(name)) for file in constants(code)
    }
    assert len(names) > 500
    assert not [name for name in names if Path(name).is_absolute()]


@linux
def test_no_file_tells_of_the_machine_it_was_built_on() -> None:
    import pwd

    home = pwd.getpwuid(os.getuid()).pw_dir  # the tests' own HOME is another one
    private = [f"{ROOT}/".encode(), f"{home}/".encode(), f"{sys.prefix}/".encode()]
    telling = [
        str(path.relative_to(FOLDER))
        for path in FOLDER.rglob("*")
        if path.is_file() and any(folder in path.read_bytes() for folder in private)
    ]
    assert not telling


@linux
def test_it_carries_no_more_than_it_needs() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < MOST
    names = {path.name for path in files}
    assert not names & {"libstdc++.so.6", "libglib-2.0.so.0", "libgtk-3.so.0", "libGL.so.1"}
    assert not [name for name in names if "xllamacpp" in name or name.endswith(".gguf")]
    assert not [path for path in FOLDER.rglob("*") if path.is_symlink() and not path.exists()]


@built
def test_it_tells_the_licence_of_every_package_in_it() -> None:
    readers: Any = importlib.import_module("PyInstaller.archive.readers")
    archive = readers.CArchiveReader(str(PROGRAM)).open_embedded_archive("PYZ.pyz")
    owners = metadata.packages_distributions()
    inside = {name.split(".")[0] for name in archive.toc}
    inside |= {path.name.split(".")[0] for path in (FOLDER / "_internal").iterdir()}
    makers = {maker for name in inside for maker in owners.get(name, ()) if maker != "chatapp"}
    told = (FOLDER / "_internal" / "resources" / "licences.txt").read_text(encoding="utf-8")
    assert len(makers) > 30
    assert not [maker for maker in makers if f"    {maker} " not in told]
    assert "PyInstaller's bootloader: GPL-2.0-or-later WITH Bootloader-exception" in told
    assert "\n    xllamacpp" not in told


@linux
def test_what_it_links_is_in_it_or_in_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    needs: Any = importlib.import_module("products.needs")
    needed = needs.of(FOLDER)
    packages = needs.of_debian(needed)
    assert "libegl1" in packages
    assert "libglib2.0-0 | libglib2.0-0t64" in packages
    assert not [name for name in packages if "gtk" in name]
    assert "libEGL.so.1()(64bit)" in needs.of_rpm(needed)


@linux
@built
@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg is Debian's")
def test_the_deb_installs_it_with_its_entry_and_depends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    products: Any = importlib.import_module("products")
    nfpm: Any = importlib.import_module("products.nfpm")
    icons: Any = importlib.import_module("products.icons")
    made = {"frozen": FOLDER, "icons": icons.build(tmp_path)}
    monkeypatch.setattr(products, "make", made.__getitem__)
    monkeypatch.setattr(nfpm, "make", made.__getitem__)
    package = nfpm.chatapp("deb", tmp_path)
    assert package.stat().st_size < 60_000_000
    about = told("dpkg-deb", "--field", package)
    assert "Suggests: chatapp-local-model\n" in about
    depends = next(line for line in about.splitlines() if line.startswith("Depends: "))
    assert {"libegl1", "libxcb-cursor0", "ca-certificates"} <= set(depends[9:].split(", "))
    listed = told("dpkg-deb", "--contents", package).splitlines()
    files = {line.split()[5].removeprefix("./"): line for line in listed}
    app = "io.github.chatapp.Chatapp"
    assert files["usr/bin/chatapp"].endswith(" -> /usr/lib/chatapp/chatapp")
    assert {
        f"usr/share/applications/{app}.desktop",
        f"usr/share/metainfo/{app}.metainfo.xml",
        f"usr/share/icons/hicolor/scalable/apps/{app}.svg",
        "usr/share/doc/chatapp/copyright",
        "usr/lib/chatapp/chatapp",
    } <= files.keys()
    assert not [name for name in files if name and not name.startswith("usr/")]
    assert {line.split()[1] for line in listed} == {"root/root"}
    assert not [line for line in listed if line[8] == "w" and line[0] != "l"]


def told(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
