"""Attachment rows: the cards of the files that went with a question."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from chatapp.core.domain.conversation import Attachment, Delivery
from chatapp.core.domain.i18n import decimal, number, tr
from chatapp.core.invisible import one_line
from chatapp.ui.messages.rows.buttons import fill, outline
from chatapp.ui.messages.rows.direction import leading
from chatapp.ui.messages.rows.row import Brush, FixedRow
from chatapp.ui.messages.rows.text_style import BUBBLE_SHARE, TextStyle
from chatapp.ui.theme.theme import Radius, Size, Space


def described(attachment: Attachment) -> str:
    """Size, pages and how it travelled, e.g. ``1.2 MB · 14 pages · sent as PDF``."""
    pages = tr("%n page|%n pages", "", attachment.pages)
    original = attachment.delivery is Delivery.ORIGINAL
    way = tr("sent as PDF") if original else tr("sent as text")
    return f"{size(attachment.size)} · {pages} · {way}"


def size(amount: int) -> str:
    """Bytes in the unit that suits them."""
    if amount < 1000:
        return tr("%n byte|%n bytes", "", amount)
    if amount < 1_000_000:
        return tr("{size} kB").format(size=number(round(amount / 1000)))
    return tr("{size} MB").format(size=decimal(amount / 1_000_000, 1))


class AttachmentRow(FixedRow):
    """The card of a file: its drawing, name and facts."""

    __slots__ = ("attachment",)
    selectable = False

    def __init__(self, attachment: Attachment) -> None:
        super().__init__()
        self.attachment = attachment

    def estimate(self, look: TextStyle, width: int) -> int:
        return 2 * round(look.small_metrics.lineSpacing()) + 2 * Space.M + Space.XS

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        look, metrics = brush.look, brush.look.small_metrics
        facts = described(self.attachment)
        picture = Size.SMALL_ICON + 2 * Space.M
        wish = (
            max(metrics.horizontalAdvance(self.attachment.name), metrics.horizontalAdvance(facts))
            + picture
            + Space.L
        )
        width = min(wish, brush.width * BUBBLE_SHARE)
        edge = 0 if look.mirrored else brush.width - width
        box = QRectF(edge, 0, width, self.height - Space.XS)
        fill(painter, box, look.colour.raised, Radius.M)
        outline(painter, box, look.colour.border, Size.LINE, Radius.M)
        ratio = painter.device().devicePixelRatio()
        top = round(box.center().y() - Size.SMALL_ICON / 2)
        left = round(box.left() + Space.M)
        words = box.left() + picture
        if look.mirrored:
            left = round(box.right() - Space.M - Size.SMALL_ICON)
            words = box.left() + Space.M
        painter.drawPixmap(QPointF(left, top), look.icon("pdf", "accent", ratio))
        painter.setFont(look.small)
        room = width - picture - Space.M
        line = metrics.lineSpacing()
        area = QRectF(words, box.top() + Space.M, room, line)
        side = leading(mirrored=look.mirrored)
        elide = Qt.TextElideMode.ElideMiddle
        painter.setPen(look.colour.text)
        painter.drawText(
            area, side, metrics.elidedText(one_line(self.attachment.name), elide, room)
        )
        painter.setPen(look.colour.text_quiet)
        painter.drawText(area.translated(0, line), side, metrics.elidedText(facts, elide, room))
