"""Images of replies: fetched only on request, decoded in a thread, cached within a budget."""

from __future__ import annotations

import base64
import binascii
import threading
from collections import OrderedDict, deque
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from chatapp.core.domain.i18n import marked, tr
from chatapp.ui.platform.web_address import destination
from chatapp.ui.theme.theme import Size

BUDGET = 96 * 1024 * 1024
"""Bytes of decoded images that are kept."""
LARGEST_FILE = 20 * 1024 * 1024
_LARGEST = 60_000_000
"""Pixels of an image that is decoded at all."""
_TALLEST_INSET = 240
"""Device-independent pixels of an image within text."""
_ALLOCATION_MB = 256
_FORMATS = frozenset({"png", "jpeg", "jpg", "gif", "webp", "bmp", "ico"})
"""No SVG: it may name files of this computer."""
_POLL_MS = 15
BROKEN = marked("This is not an image that Chatapp can show.")
TOO_LARGE = marked("The image is too large to show.")
NOT_LOADED = marked("Images are loaded from http and https addresses only.")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that was asked for: on its way, here, or why not."""

    image: QImage | None = None
    trouble: str = ""

    @property
    def loading(self) -> bool:
        return self.image is None and not self.trouble


@dataclass(frozen=True, slots=True)
class Inset:
    """An image within a line of text, standing on its baseline."""

    image: QImage
    width: float
    ascent: float
    descent: float = 0.0

    def paint(self, painter: QPainter, baseline: QPointF, size: float, _: QColor) -> None:
        """Draw it from `baseline`, its left end, `size` times as large."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = baseline.y() - self.ascent * size
        area = QRectF(baseline.x(), top, self.width * size, self.ascent * size)
        painter.drawImage(area, self.image)
        painter.restore()


def host_of(address: str) -> str:
    """The host an image would come from, as said to the person."""
    if address[:5].lower() == "data:":
        return tr("within the reply itself")
    return destination(address).host


class Pictures(QObject):
    """The images that were asked for, by address.

    Nothing is fetched here: `wanted` asks the window.
    """

    wanted = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, budget: int = BUDGET) -> None:
        super().__init__(parent)
        self._budget = budget
        self._known: OrderedDict[str, Picture] = OrderedDict()
        self._decoding = 0
        self._done: deque[tuple[str, Picture]] = deque()
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._collect)

    def picture(self, address: str) -> Picture | None:
        """The image, or None if the person did not ask for it."""
        found = self._known.get(address)
        if found is not None:
            self._known.move_to_end(address)
        return found

    def inset(self, address: str, room: float) -> Inset | None:
        """The image as it is drawn within text that has so much room, once it is here."""
        found = self.picture(address)
        if found is None or found.image is None:
            return None
        width, height = found.image.width(), found.image.height()
        scale = min(room / width, _TALLEST_INSET / height, 1.0)
        return Inset(found.image, max(width * scale, 1.0), max(height * scale, 1.0))

    def told(self, address: str) -> str:
        """The state of an image whose words stand in a text, or what a click on them does."""
        found = self.picture(address)
        if found is None:
            host = host_of(address)
            if not host:
                return tr("Load image from its address")
            return tr("Load image from {host}").format(host=host)
        if found.loading:
            return tr("Loading from {host} …").format(host=host_of(address))
        if found.trouble:
            return tr("{why} Click to try again.").format(why=found.trouble)
        return address

    def load(self, address: str) -> None:
        """The person asks for an image."""
        held = self._known.get(address)
        if held is not None and (held.loading or held.image is not None):
            return
        self._known[address] = Picture()
        scheme = address.partition(":")[0].lower()
        if scheme == "data":
            data = _inline(address)
            self.put(address, tr(BROKEN) if data is None else data)
        elif scheme in {"http", "https"} and host_of(address):
            self.wanted.emit(address)
        else:
            self._known[address] = Picture(trouble=tr(NOT_LOADED))
        self.changed.emit()

    def put(self, address: str, found: bytes | str) -> None:
        """A file that was wanted, or the sentence why there is none."""
        if isinstance(found, str):
            self._known[address] = Picture(trouble=found)
            self.changed.emit()
            return
        self._decoding += 1
        done = self._done
        threading.Thread(
            target=lambda: done.append((address, decoded(found))), name="image", daemon=True
        ).start()
        self._poll.start()

    def _collect(self) -> None:
        if not self._done:
            return
        while self._done:
            address, picture = self._done.popleft()
            self._decoding -= 1
            self._known[address] = picture
            self._known.move_to_end(address)
        if not self._decoding:
            self._poll.stop()
        used = sum(_bytes(p) for p in self._known.values())
        for address, picture in list(self._known.items())[:-1]:
            if used <= self._budget:
                break
            if picture.image is not None:
                used -= _bytes(picture)
                del self._known[address]
        self.changed.emit()


def decoded(data: bytes) -> Picture:
    """An image file as a picture no larger than a screen needs. Safe in any thread."""
    if len(data) > LARGEST_FILE:
        return Picture(trouble=tr(TOO_LARGE))
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAllocationLimit(_ALLOCATION_MB)
    reader.setAutoTransform(True)
    if reader.format().toStdString().lower() not in _FORMATS:
        return Picture(trouble=tr(BROKEN))
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > _LARGEST:
            return Picture(trouble=tr(TOO_LARGE))
        room = QSize(2 * Size.WIDE, 2 * Size.WIDE)
        if size.width() > room.width() or size.height() > room.height():
            fitted = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    image = reader.read()
    return Picture(trouble=tr(BROKEN)) if image.isNull() else Picture(image)


def _bytes(picture: Picture) -> int:
    return picture.image.sizeInBytes() if picture.image is not None else 0


def _inline(address: str) -> bytes | None:
    """The content of a ``data:`` address, or None."""
    head, comma, body = address.partition(",")
    if not comma or len(body) > 2 * LARGEST_FILE:
        return None
    raw = unquote_to_bytes(body)
    if not head.lower().endswith(";base64"):
        return raw
    try:
        return base64.b64decode(raw)
    except binascii.Error:
        return None
