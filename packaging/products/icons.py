"""The program's icon in every form a system asks for, drawn by Qt from two SVG files.

``chatapp.svg`` is the icon; ``chatapp-small.svg`` its simpler sister on a grid of 16 pixels, for
where the first would blur. What is drawn is made with the product that ships it, and not kept.
"""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import environment
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from products import APP_ID

DRAWINGS = environment.CLONE / "resources" / "icons"
DRAWING = DRAWINGS / "chatapp.svg"
SMALL = DRAWINGS / "chatapp-small.svg"
SYMBOLIC = DRAWINGS / "chatapp-symbolic.svg"

SMALL_UP_TO = 24  # pixels; above, the small drawing looks coarse
HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO = (16, 20, 24, 32, 40, 48, 64, 256)
ICO_PNG_FROM = 256  # pixels; below, Windows and its tools are surest of bitmaps
# The kinds of an .icns file that hold a PNG, with their pixels: single and double density.
ICNS = {
    **{b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256},
    **{b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024},
}
BANNER = (328, 628)  # pixels; twice what Windows shows beside an installer's words
BANNER_GROUND = "#eef1f6"
BANNER_ICON = 192
MAC_SHARE = 0.92  # macOS leaves more air around its icons than others do


def draw(size: int, share: float = 1.0) -> QImage:
    """The icon, ``size`` pixels wide and high, taking ``share`` of the picture's width."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    side = size * share
    edge = (size - side) / 2
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer = QSvgRenderer(str(SMALL if size <= SMALL_UP_TO else DRAWING))
    renderer.render(painter, QRectF(edge, edge, side, side))
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """The image as a PNG file."""
    return _file(image, "PNG")


def _file(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # pyright: ignore[reportCallIssue, reportArgumentType] (a stub for str)
    return bytes(buffer.data().data())


def ico() -> bytes:
    """The icon as a Windows .ico file."""
    images = [_bitmap(draw(size)) if size < ICO_PNG_FROM else png(draw(size)) for size in ICO]
    offset = 6 + 16 * len(images)
    entries = b""
    for size, image in zip(ICO, images, strict=True):
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return struct.pack("<HHH", 0, 1, len(images)) + entries + b"".join(images)


def _bitmap(image: QImage) -> bytes:
    """A bitmap as .ico files hold it: twice as high, for the mask of one bit that follows."""
    size = image.width()
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    upside_down = image.flipped(Qt.Orientation.Vertical)  # kept: its bits go when it goes
    pixels = bytes(upside_down.constBits())
    mask = bytes((size + 31) // 32 * 4 * size)  # the alpha of the pixels says it all
    return head + pixels + mask


def icns() -> bytes:
    """The icon as a macOS .icns file."""
    body = b""
    for kind, size in ICNS.items():
        image = png(draw(size, MAC_SHARE))
        body += kind + struct.pack(">I", 8 + len(image)) + image
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def banner() -> bytes:
    """The picture beside an installer's words, as a Windows .bmp file."""
    width, height = BANNER
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor(BANNER_GROUND))
    painter = QPainter(image)
    painter.drawImage((width - BANNER_ICON) // 2, (width - BANNER_ICON) // 2, draw(BANNER_ICON))
    painter.end()
    return _file(image, "BMP")


def hicolor(folder: Path) -> None:
    """Write the icon theme's folders into ``folder``, which becomes ``share/icons/hicolor``."""
    for size in HICOLOR:
        apps = folder / f"{size}x{size}" / "apps"
        apps.mkdir(parents=True, exist_ok=True)
        (apps / f"{APP_ID}.png").write_bytes(png(draw(size)))
    for kind, drawing in (("scalable", DRAWING), ("symbolic", SYMBOLIC)):
        apps = folder / kind / "apps"
        apps.mkdir(parents=True, exist_ok=True)
        name = APP_ID if kind == "scalable" else f"{APP_ID}-symbolic"
        shutil.copyfile(drawing, apps / f"{name}.svg")


def build(output: Path) -> Path:
    """Write ``hicolor/`` and the files of Windows and macOS into ``icons/``, and give that."""
    folder = output / "icons"
    hicolor(folder / "hicolor")
    (folder / "chatapp.ico").write_bytes(ico())
    (folder / "banner.bmp").write_bytes(banner())
    (folder / "chatapp.icns").write_bytes(icns())
    return folder
