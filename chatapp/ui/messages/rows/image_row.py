"""Image rows: a card with words, host and Load; then the image, or the reason there is none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line, visible
from chatapp.ui.messages.rows.buttons import Button, fill, label_width, outline, paint_button
from chatapp.ui.messages.rows.direction import across
from chatapp.ui.messages.rows.pictures import Picture, host_of
from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.row_specs import ImageSpec
from chatapp.ui.messages.rows.text_lines import drawable
from chatapp.ui.messages.rows.text_style import LEVEL_WIDTH, TextStyle
from chatapp.ui.theme.theme import Radius, Size, Space

_TALLEST = 560
"""Device-independent pixels."""


class ImageRow(Row):
    """A card until the image is here. Its text is the image's words."""

    __slots__ = ("_image_rect", "_look", "_picture", "_room")
    spec: ImageSpec

    def __init__(self, spec: ImageSpec, tone: str = "text") -> None:
        super().__init__(spec, tone)
        self._look: TextStyle | None = None
        self._picture: Picture | None = None
        self._image_rect = QRectF()
        self._room = 0

    def _card(self, look: TextStyle) -> int:
        return round(2 * look.small_metrics.height()) + 2 * Space.M

    def estimate(self, look: TextStyle, width: int) -> int:
        return self.top + self._card(look)

    def lay_out(self, look: TextStyle, width: int) -> None:
        self._look = look
        self._room = max(width - self.indent, LEVEL_WIDTH)
        self._picture = look.pictures.picture(self.spec.address) if look.pictures else None
        image = self._picture.image if self._picture else None
        if image is None:
            self._image_rect = QRectF()
            self.height = self.estimate(look, width)
        else:
            scale = min(self._room / image.width(), _TALLEST / image.height(), 1.0)
            size = max(image.width() * scale, 1), max(image.height() * scale, 1)
            self._image_rect = self._seen(QRectF(self.indent, self.top, *size))
            self.height = self.top + round(self._image_rect.height())
        self.changed_from, self.laid = 0, True

    def drop(self) -> None:
        self._picture = None
        self.laid = False

    @property
    def waiting(self) -> bool:
        return True

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        look = brush.look
        image = self._picture.image if self._picture else None
        if image is None:
            self._paint_card(painter, brush)
        else:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._image_rect, image)
            painter.restore()
        if brush.selected:
            box = self._image_rect if image is not None else self._box()
            outline(painter, box, look.colour.accent, Size.RING, Radius.M)

    def _box(self) -> QRectF:
        return self._seen(QRectF(self.indent, self.top, self._room, self.height - self.top))

    def _seen(self, rect: QRectF) -> QRectF:
        """Mirror `rect` to the other side, where levels stand on the right."""
        return across(rect, self.indent + self._room) if self.turned else rect

    def _paint_card(self, painter: QPainter, brush: Brush) -> None:
        look, box = brush.look, self._box()
        fill(painter, box, look.colour.code_surface, Radius.M)
        button = self._button()
        room = box.width() - 2 * Space.L - (button.rect.width() + Space.M if button else 0)
        left = box.right() - Space.L - room if self.turned else box.left() + Space.L
        line = look.small_metrics.height()
        side = Qt.AlignmentFlag.AlignRight if self.turned else Qt.AlignmentFlag.AlignLeft
        side |= Qt.AlignmentFlag.AlignAbsolute
        for number, (words, token) in enumerate(self._words()):
            painter.setFont(look.small)
            painter.setPen(look.token(token))
            # Of a long host the end says most.
            elide = Qt.TextElideMode.ElideMiddle if number else Qt.TextElideMode.ElideRight
            shown = look.small_metrics.elidedText(words, elide, room)
            at = QRectF(left, box.top() + Space.M + number * line, room, line)
            painter.drawText(at, side | Qt.AlignmentFlag.AlignVCenter, shown)
        if button:
            outline(painter, button.rect, look.colour.border_strong, Size.LINE, Radius.S)
        if button and not brush.live:
            over = brush.hover is not None and button.rect.contains(brush.hover)
            paint_button(painter, button, look, over=over)

    def _words(self) -> tuple[tuple[str, str], tuple[str, str]]:
        words = drawable(visible(self.spec.words)).replace("\n", " ")[:400] or tr("Image")
        host = host_of(self.spec.address)
        if self._picture is not None and self._picture.trouble:
            return (words, "text"), (one_line(self._picture.trouble), "danger")
        if self._picture is not None:
            return (words, "text"), (tr("Loading from {host} …").format(host=host), "text_quiet")
        kind = tr("Image")
        return (words, "text"), (f"{kind} · {host}" if host else kind, "text_quiet")

    def _button(self) -> Button | None:
        look = self._look
        if look is None or (self._picture is not None and not self._picture.trouble):
            return None
        label = tr("Try again") if self._picture is not None else tr("Load")
        host = host_of(self.spec.address)
        width = label_width(look, label, icon=False)
        box = self._box()
        rect = QRectF(
            box.left() + Space.M if self.turned else box.right() - width - Space.M,
            box.center().y() - Size.BUTTON / 2,
            width,
            Size.BUTTON,
        )
        name = tr("Load image from {host}").format(host=host) if host else tr("Load image")
        return Button(name, "load", rect, label)

    def buttons(self) -> list[Button]:
        button = self._button()
        return [button] if button else []

    def press(self, verb: str) -> bool:
        if verb == "load" and self._look is not None and self._look.pictures is not None:
            self._look.pictures.load(self.spec.address)
        return True

    def offset_at(self, point: QPointF) -> int:
        before = point.x() < self._box().center().x()
        return 0 if before != self.turned else len(self.text)
