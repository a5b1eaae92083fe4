"""Parts of the products beside the program itself: icons, entries in menus, and their like."""

from __future__ import annotations

import ast
import plistlib
import shutil
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage, QImageReader

from chatapp import __version__
from chatapp.__main__ import window_parser

ROOT = Path(__file__).parent.parent
LINUX = ROOT / "packaging" / "linux"
APP_ID = "io.github.chatapp.Chatapp"

linux = pytest.mark.skipif(sys.platform != "linux", reason="the tools are Linux's")


def colours(image: QImage) -> set[str]:
    """Every opaque colour in the image."""
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    seen = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in seen if colour.alpha() == 255}


def test_every_icon_is_drawn_in_its_size(part: Any, tmp_path: Path) -> None:
    icons = part("products.icons")
    folder = icons.build(tmp_path)
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        image = QImage(str(folder / "hicolor" / f"{size}x{size}" / "apps" / f"{APP_ID}.png"))
        assert (image.width(), image.height()) == (size, size)
        seen = [QColor(name) for name in colours(image)]
        # A bubble, its ground and the spark: in the smallest size too, each is itself.
        assert any(colour.lightness() > 250 for colour in seen)
        assert any(200 < colour.hue() < 240 and colour.lightness() < 140 for colour in seen)
        assert any(30 < colour.hue() < 50 and colour.saturation() > 150 for colour in seen)
    assert (folder / "hicolor" / "scalable" / "apps" / f"{APP_ID}.svg").is_file()
    assert (folder / "hicolor" / "symbolic" / "apps" / f"{APP_ID}-symbolic.svg").is_file()


def test_the_icons_of_windows_and_macos_can_be_read(part: Any, tmp_path: Path) -> None:
    folder = part("products.icons").build(tmp_path)
    for name, sizes in (
        ("chatapp.ico", [16, 20, 24, 32, 40, 48, 64, 256]),
        ("chatapp.icns", [32, 64, 128, 256, 256, 512, 512, 1024]),
    ):
        reader = QImageReader(str(folder / name))
        read: list[int] = []
        for index in range(reader.imageCount()):
            assert reader.jumpToImage(index)
            image = reader.read()
            last = image.width() - 1
            corners = [(0, 0), (0, last), (last, 0), (last, last)]
            assert {image.pixelColor(x, y).alpha() for x, y in corners} == {0}
            assert image.pixelColor(image.width() // 2, image.height() // 4).alpha() == 255
            read.append(image.width())
        assert read == sizes
    banner = QImage(str(folder / "banner.bmp"))
    assert (banner.width(), banner.height()) == (328, 628)
    data = (folder / "chatapp.icns").read_bytes()
    assert struct.unpack(">I", data[4:8])[0] == len(data)


@linux
def test_the_entry_in_the_menu_is_valid() -> None:
    checked = subprocess.run(
        ["desktop-file-validate", "--warn-kde", LINUX / f"{APP_ID}.desktop"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (checked.returncode, checked.stdout) == (0, "")


def test_the_entry_in_the_menu_names_what_the_program_knows() -> None:
    entry = (LINUX / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    assert "MimeType=application/pdf;\n" in entry
    assert "Exec=chatapp %F\n" in entry
    assert "Exec=chatapp --new\n" in entry
    assert "Actions=new-conversation;\n" in entry
    assert "--new" in window_parser().format_help()
    translated = [line for line in entry.splitlines() if line.startswith(("Name[", "Comment["))]
    assert len(translated) == 4


@linux
def test_the_words_for_catalogues_are_valid() -> None:
    checked = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--pedantic", LINUX / f"{APP_ID}.metainfo.xml"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert checked.returncode == 0, checked.stdout


def test_the_words_for_catalogues_show_pictures_that_are_there_and_this_version() -> None:
    tree = ElementTree.parse(LINUX / f"{APP_ID}.metainfo.xml")
    pictures = tree.findall("screenshots/screenshot/image")
    assert len(pictures) == 5
    for image in pictures:
        assert image.text
        picture = QImage(str(ROOT / "resources" / "screenshots" / image.text.rpartition("/")[2]))
        size = (image.get("width"), image.get("height"))
        assert size == (str(picture.width()), str(picture.height()))
        assert f"/v{__version__}/" in image.text
    newest = tree.find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__


@pytest.fixture
def made(part: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The content that `products.make` gives: real icons, and a program that says its words."""
    program = tmp_path / "frozen" / "chatapp"
    (program / "_internal").mkdir(parents=True)
    (program / "chatapp").write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    (program / "chatapp").chmod(0o755)
    products = part("products")
    there = {"frozen": program, "icons": part("products.icons").build(tmp_path)}
    monkeypatch.setattr(products, "make", there.__getitem__)
    monkeypatch.setattr(products, "WORK", tmp_path)
    return there


@linux
def test_an_appimage_is_its_runtime_and_a_file_system(
    part: Any, made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = tmp_path / "runtime"
    runtime.write_bytes(b"\x7fELF, and so on")
    monkeypatch.setenv("CHATAPP_APPIMAGE_RUNTIME", str(runtime))
    image: Path = part("products.appimage").build(tmp_path)
    assert image.name.startswith(f"Chatapp-{__version__}-")
    data = image.read_bytes()
    assert data.startswith(runtime.read_bytes() + b"hsqs")
    unpacked = tmp_path / "unpacked"
    offset = str(runtime.stat().st_size)
    command = ["unsquashfs", "-quiet", "-no-progress", "-offset", offset, "-dest", unpacked, image]
    subprocess.run(command, check=True)
    said = subprocess.run([unpacked / "AppRun", "a b"], check=True, capture_output=True)
    assert said.stdout == b"a b\n"
    for name in (f"{APP_ID}.desktop", f"{APP_ID}.png", ".DirIcon"):
        assert (unpacked / name).resolve(strict=True).is_relative_to(unpacked / "usr" / "share")
    catalogue = ["appstreamcli", "validate-tree", "--no-net", unpacked]
    checked = subprocess.run(catalogue, check=False, capture_output=True, encoding="utf-8")
    assert checked.returncode == 0, checked.stdout


@linux
def test_an_appimage_without_its_runtime_says_so(
    part: Any, made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHATAPP_APPIMAGE_RUNTIME", str(tmp_path / "absent"))
    with pytest.raises(part("products").CannotBuild, match="absent"):
        part("products.appimage").build(tmp_path)


@linux
@pytest.mark.skipif(not shutil.which("makensis"), reason="this system has no package of NSIS")
def test_the_installer_for_windows_compiles(
    part: Any, made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = tmp_path / "signed"
    signer = tmp_path / "sign"
    signer.write_text(f'#!/bin/sh\necho "$1" >> {signed}\n', encoding="utf-8")
    signer.chmod(0o755)
    monkeypatch.setenv("CHATAPP_SIGN_COMMAND", str(signer))
    installer: Path = part("products.windows").build(tmp_path / "dist")
    assert installer.parent == tmp_path  # without Windows it is no product
    assert installer.read_bytes().startswith(b"MZ")
    assert b"Nullsoft" in installer.read_bytes()
    assert len(signed.read_text("utf-8").splitlines()) == 2  # the uninstaller too


def test_the_portable_folder_for_windows_bears_its_mark(
    part: Any, made: dict[str, Path], tmp_path: Path
) -> None:
    windows = part("products.windows")
    made_of: Path = windows.portable(made["frozen"], tmp_path)
    with zipfile.ZipFile(made_of) as archive:
        names = archive.namelist()
        assert "data" in archive.read("Chatapp/portable.txt").decode("ascii")
    assert "Chatapp/chatapp" in names
    assert {name.split("/")[0] for name in names} == {"Chatapp"}


def test_what_explorer_shows_of_the_program_names_this_version(part: Any, tmp_path: Path) -> None:
    text = part("products.windows").version_file(tmp_path).read_text("utf-8")
    assert f'StringStruct("ProductVersion", "{__version__}")' in text
    numbers = tuple(int(number) for number in (*__version__.split("."), "0"))
    assert f"filevers={numbers}" in text
    compile(text, "version-info.txt", "eval")


def test_macos_opens_pdfs_with_it_and_grants_no_more_than_it_needs() -> None:
    spec = ast.parse((ROOT / "packaging" / "chatapp.spec").read_text("utf-8"))
    (told,) = (
        keyword.value
        for node in ast.walk(spec)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "info_plist"
    )
    code = compile(ast.Expression(told), "chatapp.spec", "eval")
    plist = plistlib.loads(plistlib.dumps(eval(code, {"__version__": __version__})))
    (document,) = plist["CFBundleDocumentTypes"]
    assert document["LSItemContentTypes"] == ["com.adobe.pdf"]
    assert document["LSHandlerRank"] == "Alternate"  # never the default by itself
    assert plist["CFBundleVersion"] == __version__
    granted = (ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes()
    assert set(plistlib.loads(granted)) == {
        "com.apple.security.cs.allow-jit",
        "com.apple.security.cs.allow-unsigned-executable-memory",
        "com.apple.security.cs.disable-library-validation",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_macos_is_signed_from_the_inside_out(
    part: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tmp_path / "Chatapp.app"
    binary = b"\xcf\xfa\xed\xfe and so on"
    for name in (
        *("MacOS/chatapp", "Frameworks/_ssl.so", "Frameworks/deep/down/libffi.dylib"),
        "Frameworks/QtCore.framework/Versions/A/QtCore",
    ):
        path = app / "Contents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(binary)
    (app / "Contents" / "Info.plist").write_bytes(b"<plist/>")
    (app / "Contents" / "Resources").symlink_to("Frameworks")
    said = tmp_path / "said"
    codesign = tmp_path / "codesign"
    codesign.write_text(f'#!/bin/sh\necho "$@" >> {said}\n', encoding="utf-8")
    codesign.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    part("products.macos").sign(app, "Developer ID Application: Nobody")
    lines = said.read_text("utf-8").splitlines()
    signed = [line.split("/Chatapp.app")[-1] for line in lines]
    inside = "/Contents/Frameworks"
    assert signed == [
        f"{inside}/QtCore.framework/Versions/A/QtCore",
        f"{inside}/deep/down/libffi.dylib",
        f"{inside}/QtCore.framework",
        f"{inside}/_ssl.so",
        "",
    ]
    assert all("--options runtime --timestamp" in line and "--deep" not in line for line in lines)
    assert [line for line in lines if "--entitlements" in line] == lines[-1:]
