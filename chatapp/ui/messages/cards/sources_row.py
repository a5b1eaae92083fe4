"""Sources rows: the card of the pages and files that a reply names as its sources."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from chatapp.core.domain.i18n import number, tr
from chatapp.core.domain.reply_extras import CitedSource
from chatapp.core.invisible import one_line
from chatapp.ui.messages.rows.buttons import Button, fill, in_lines, outline, paint_button
from chatapp.ui.messages.rows.direction import across, leading
from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.platform.web_address import destination
from chatapp.ui.theme.theme import Radius, Size, Space

SOURCE = "source_"
"""Begins the verbs of a card's buttons."""
_SHOW = f"{SOURCE}show"
_FEW = 6
"""Sources that are shown until all of them are asked for."""
_HOST_SHARE = 0.4
"""The share of a line that a host may take from its title."""


def host(source: CitedSource) -> str:
    """The host that a source leads to, as it is said to the person; empty for a file."""
    return destination(source.address).host if source.address else ""


def spoken_source(source: CitedSource) -> str:
    """A source's number, title and host for a screen reader."""
    said = dict.fromkeys(filter(None, (one_line(source.words), host(source))))
    return f"{number(source.number)}. {', '.join(said)}"


def tip(source: CitedSource) -> str:
    """A source's title, and its address on a line of its own."""
    return "\n".join(dict.fromkeys(filter(None, (one_line(source.title), one_line(source.url)))))


class SourcesRow(Row):
    """A card with a line for each source: number, title and host. A click opens its address."""

    __slots__ = ("_buttons", "_lines", "_width", "sources", "unfolded")
    selectable = False
    own_buttons = True

    def __init__(self, sources: Sequence[CitedSource]) -> None:
        super().__init__()
        self.sources = tuple(sources)
        self.unfolded = False
        self._lines: list[tuple[QRectF, CitedSource]] = []
        self._buttons: list[Button] = []
        self._width = 0

    @property
    def _shown(self) -> tuple[CitedSource, ...]:
        return self.sources if self.unfolded else self.sources[:_FEW]

    @staticmethod
    def _line(look: TextStyle) -> int:
        return max(round(look.small_metrics.lineSpacing()) + Space.S, Size.SMALL_BUTTON)

    def estimate(self, look: TextStyle, width: int) -> int:
        lines = 1 + len(self._shown)
        more = Size.BUTTON + Space.XS if len(self.sources) > _FEW else 0
        return Space.M + 2 * Space.S + lines * self._line(look) + more

    def lay_out(self, look: TextStyle, width: int) -> None:
        pad, line, self._width = Space.M, self._line(look), width
        self._lines, self._buttons = [], []
        y = float(Space.M + Space.S + line)
        for at, source in enumerate(self._shown):
            rect = QRectF(pad - Space.XS, y, max(width - 2 * pad + 2 * Space.XS, 1), line)
            self._lines.append((rect, source))
            if source.address:
                self._buttons.append(
                    Button(
                        spoken_source(source),
                        f"{SOURCE}{at}",
                        rect,
                        quiet=True,
                        link=source.address,
                        tip=tip(source),
                    )
                )
            y += line
        if len(self.sources) > _FEW:
            count = number(len(self.sources))
            name = tr("Show less") if self.unfolded else tr("Show all ({n})").format(n=count)
            more, y = in_lines(look, [(name, _SHOW, "")], QPointF(pad, y + Space.XS), pad, width)
            self._buttons += more
        self.height = round(y + Space.S)
        self.changed_from, self.laid = 0, True

    def address(self, verb: str) -> str:
        """The address that the button with that verb opens; empty for another button."""
        return next((button.link for button in self._buttons if button.verb == verb), "")

    def press(self, verb: str) -> bool:
        if verb != _SHOW:
            return False
        self.unfolded = not self.unfolded
        return True

    @property
    def touched(self) -> bool:
        return self.unfolded

    def drop(self) -> None:
        self._lines, self._buttons = [], []
        self.laid = False

    def buttons(self) -> list[Button]:
        return self._buttons

    def link_at(self, point: QPointF) -> str:
        return next((s.address for rect, s in self._lines if rect.contains(point)), "")

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        look, pad = brush.look, Space.M
        box = QRectF(0, Space.M, self._width, self.height - Space.M)
        fill(painter, box, look.colour.raised, Radius.M)
        outline(painter, box, look.colour.border, Size.LINE, Radius.M)
        painter.setFont(look.small)
        painter.setPen(look.colour.text_quiet)
        head = QRectF(pad, Space.M + Space.S, self._width - 2 * pad, self._line(look))
        painter.drawText(head, leading(mirrored=look.mirrored), tr("Sources"))
        wide = look.small_metrics.horizontalAdvance(f"{number(self.sources[-1].number)}.")
        for rect, source in self._lines:
            if rect.bottom() > brush.clip.top() and rect.top() < brush.clip.bottom():
                self._paint_line(painter, brush, rect, source, wide)
        for button in self._buttons:
            if button.label:
                outline(painter, button.rect, look.colour.border, Size.LINE, Radius.S)
                if not brush.live:
                    over = brush.hover is not None and button.rect.contains(brush.hover)
                    paint_button(painter, button, look, over=over)

    def _paint_line(
        self, painter: QPainter, brush: Brush, rect: QRectF, source: CitedSource, wide: float
    ) -> None:
        look, metrics = brush.look, brush.look.small_metrics
        if source.address and brush.hover is not None and rect.contains(brush.hover):
            fill(painter, rect, look.colour.hover)
        inner = rect.adjusted(Space.XS, 0, -Space.XS, 0)
        side, elide = leading(mirrored=look.mirrored), Qt.TextElideMode.ElideRight
        before = QRectF(inner.left(), inner.top(), wide, inner.height())
        start = inner.left() + wide + Space.S
        room = max(inner.right() - start, 0.0)
        where = host(source) if source.title else ""
        width = metrics.horizontalAdvance(where)
        title = one_line(source.words)
        wish = metrics.horizontalAdvance(title)
        if wish + Space.M + width > room:
            width = min(width, room * _HOST_SHARE)
            wish = min(wish, room - width - (Space.M if where else 0))
        words = QRectF(start, inner.top(), wish + 1, inner.height())
        behind = QRectF(words.right() + Space.M, inner.top(), width + 1, inner.height())
        if look.mirrored:
            before, words, behind = (across(r, self._width) for r in (before, words, behind))
        painter.setFont(look.small)
        painter.setPen(look.colour.text_quiet)
        painter.drawText(before, side, f"{number(source.number)}.")
        painter.drawText(behind, side, metrics.elidedText(where, elide, behind.width()))
        linked = QFont(look.small)
        linked.setUnderline(bool(source.address))
        painter.setFont(linked)
        painter.setPen(look.colour.link if source.address else look.colour.text)
        shown = QFontMetricsF(linked).elidedText(title, elide, words.width())
        painter.drawText(words, side, shown)
