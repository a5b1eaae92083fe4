"""Icons: the project's own line drawings, tinted with a token and sharp at any scale."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from chatapp.core.profile.paths import resources
from chatapp.ui.theme.direction import mirrored

_POINTING = frozenset({"chevron-left", "chevron-right", "continue", "sidebar"})
"""Drawings that show a way or a side: mirrored where text runs from right to left."""
_EXTENTS = (18, 24, 36, 54)
"""Device pixels drawn beforehand: the usual sizes at 100, 150, 200 and 300 %."""


def folder() -> Path:
    """The folder of the drawings."""
    return resources() / "icons"


def icon(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """The drawing `name` (``send``, ``close`` ...) in `colour`; in `disabled` where it is off.

    Raises `FileNotFoundError` for a name that was never drawn.
    """
    made = QIcon()
    tints, turned = [(QIcon.Mode.Normal, colour)], name in _POINTING and mirrored()
    if disabled is not None:
        tints.append((QIcon.Mode.Disabled, disabled))
    source = (folder() / f"{name}.svg").read_bytes()
    for mode, tint in tints:
        renderer = _renderer(source, tint)
        for extent in _EXTENTS:
            made.addPixmap(
                QPixmap.fromImage(_draw(renderer, extent, turned=turned)),
                mode,
            )
    return made


def pixmap(name: str, colour: QColor, extent: float, ratio: float = 1.0) -> QPixmap:
    """The drawing `name` in `colour`, `extent` device-independent pixels square.

    `ratio` is the device pixel ratio of where it will be painted.
    """
    renderer = _renderer((folder() / f"{name}.svg").read_bytes(), colour)
    drawn = QPixmap.fromImage(
        _draw(renderer, round(extent * ratio), turned=name in _POINTING and mirrored())
    )
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _renderer(source: bytes, tint: QColor) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", tint.name().encode())))


def _draw(renderer: QSvgRenderer, extent: int, *, turned: bool) -> QImage:
    image = QImage(extent, extent, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    if turned:
        painter.translate(extent, 0)
        painter.scale(-1, 1)
    renderer.render(painter, QRectF(0, 0, extent, extent))
    painter.end()
    return image
