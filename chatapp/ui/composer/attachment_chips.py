"""Chips of the files that will go with the message: name, size, pages, form of delivery."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QFontMetrics,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.dialects import Delivery
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme import icons
from chatapp.ui.theme.direction import margins
from chatapp.ui.theme.theme import Radius, Size, Space, Theme, Type
from chatapp.ui.widgets.buttons import IconButton
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.plain_text import PlainLabel, set_tip
from chatapp.ui.widgets.surfaces import paint_card

if TYPE_CHECKING:
    from chatapp.core.domain.conversation import Attachment

_MOST_ROWS = 3

SENT_AS = {Delivery.ORIGINAL: marked("sent as PDF"), Delivery.TEXT: marked("sent as text")}


class AttachmentChips(QScrollArea):
    """The chips in rows; more than three rows scroll. Hidden while empty."""

    removed = Signal(str)
    """The attachment's sha256."""
    delivery_changed = Signal(str, str)
    """The attachment's sha256 and a `Delivery`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._takes_pdf = False
        self._chips: list[Chip] = []
        # WORKAROUND (PySide6, QAbstractScrollArea.viewport, seen with 6.11.3): one of our own, for
        # to hand out Qt's it looks through all kinds of widgets there are.
        viewport = QWidget()
        self.setViewport(viewport)
        viewport.setAutoFillBackground(False)
        self._inner = QWidget(self)
        self._flow = FlowLayout(self._inner, Space.S)
        self.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)  # setWidget switches it on
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Attachments"))
        self.hide()

    def count(self) -> int:
        """The number of attachments that are shown."""
        return len(self._chips)

    def controls(self) -> list[QWidget]:
        """The buttons of all chips, in order."""
        return [button for chip in self._chips for button in chip.findChildren(QToolButton)]

    def set_attachments(self, attachments: Sequence[Attachment]) -> None:
        """Show exactly these."""
        # Those at the beginning that are shown already stay: hundreds may come one by one.
        shown = zip(self._chips, attachments, strict=False)
        same = len(list(takewhile(lambda pair: pair[0].attachment == pair[1], shown)))
        self._show_from(same, attachments)

    def _show_from(self, first: int, attachments: Sequence[Attachment]) -> None:
        """Make the chips anew from the `first` on."""
        self._chips, gone = self._chips[:first], self._chips[first:]
        for chip in gone:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for attachment in attachments[first:]:
            chip = Chip(attachment, self._theme, self._takes_pdf, self._inner)
            self._chips.append(chip)
            chip.removed.connect(self.removed)
            chip.delivery_changed.connect(self.delivery_changed)
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(self._chips))
        self._fit()

    def set_takes_pdf(self, takes: bool) -> None:
        """Offer the choice of how a chip's file is sent, or do not."""
        if takes != self._takes_pdf:
            self._takes_pdf = takes
            self._show_from(0, [chip.attachment for chip in self._chips])

    def set_theme(self, theme: Theme) -> None:
        """Draw the chips in `theme`."""
        self._theme = theme
        self._show_from(0, [chip.attachment for chip in self._chips])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._chips:
            return
        row = max(chip.sizeHint().height() for chip in self._chips)
        most = _MOST_ROWS * (row + Space.S) - Space.S
        self.setFixedHeight(min(most, self._flow.heightForWidth(self.viewport().width())))


class Chip(QWidget):
    """The chip of an attachment."""

    removed = Signal(str)
    delivery_changed = Signal(str, str)

    def __init__(
        self, attachment: Attachment, theme: Theme, takes_pdf: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.attachment = attachment
        self._theme = theme
        words = describe(attachment)
        self.setAccessibleName(one_line(f"{attachment.name}, {words}, {how_sent(attachment)}"))
        set_tip(self, attachment.name)

        picture = PlainLabel(parent=self)
        picture.setPixmap(
            icons.pixmap("pdf", theme.colour.accent, Size.ICON, self.devicePixelRatioF())
        )
        called = one_line(attachment.name)
        name = PlainLabel(parent=self)
        name.setFont(theme.font(Type.SMALL, bold=True))
        room = name.fontMetrics().averageCharWidth() * 26
        name.setText(name.fontMetrics().elidedText(called, Qt.TextElideMode.ElideMiddle, room))
        facts = _quiet(f"{words} ·", theme, self)
        remove = IconButton(
            tr("Remove {name}").format(name=attachment.name),
            "close",
            theme,
            extent=Size.SMALL_BUTTON,
            parent=self,
        )
        remove.setIconSize(QSize(Size.SMALL_ICON, Size.SMALL_ICON))
        remove.clicked.connect(lambda: self.removed.emit(attachment.sha256))

        second = QHBoxLayout()
        second.setSpacing(Space.XS)
        second.addWidget(facts)
        second.addWidget(self._delivery(takes_pdf))
        second.addStretch()
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(name)
        lines.addLayout(second)
        across = QHBoxLayout(self)
        across.setContentsMargins(margins(Space.S, Space.XS, Space.XS, Space.XS))
        across.setSpacing(Space.S)
        across.addWidget(picture)
        across.addLayout(lines)
        across.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)

    def _delivery(self, takes_pdf: bool) -> QWidget:
        words = how_sent(self.attachment)
        if not takes_pdf or not self.attachment.characters:
            return _quiet(words, self._theme, self)
        button = QToolButton(self)
        button.setText(f"{words} ▾")
        button.setProperty("kind", "choice")
        told = tr("How {name} is sent: {words}").format(name=self.attachment.name, words=words)
        button.setAccessibleName(one_line(told))
        button.setFont(self._theme.font(Type.SMALL))
        button.setFixedHeight(_line(self._theme))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, group = QMenu(button), QActionGroup(button)
        menu.setAccessibleName(one_line(told))
        for delivery, choice in (
            (Delivery.ORIGINAL, tr("Send as PDF")),
            (Delivery.TEXT, tr("Send as text")),
        ):
            action = menu.addAction(choice)
            action.setCheckable(True)
            action.setChecked(delivery is self.attachment.delivery)
            action.setActionGroup(group)
            action.setData(delivery.value)
        group.triggered.connect(self._choose)
        button.setMenu(menu)
        return button

    def _choose(self, action: QAction) -> None:
        self.delivery_changed.emit(self.attachment.sha256, str(action.data()))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.colour
        paint_card(self, c.bubble, c.border, Radius.M)


def _quiet(words: str, theme: Theme, parent: QWidget) -> QLabel:
    label = PlainLabel(words, parent)
    label.setProperty("kind", "quiet")
    label.setFont(theme.font(Type.SMALL))
    label.setFixedHeight(_line(theme))
    return label


def _line(theme: Theme) -> int:
    return QFontMetrics(theme.font(Type.SMALL)).height() + 2 * Size.LINE


def describe(attachment: Attachment) -> str:
    """Size and pages in a few words, e.g. ``1.2 MB, 14 pages``."""
    size = QLocale().formattedDataSize(attachment.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    pages = tr("%n page|%n pages", "", attachment.pages)
    return f"{size}, {pages}"


def how_sent(attachment: Attachment) -> str:
    """The form in which it will be sent, e.g.

    ``sent as PDF``; says so if there is no text to send.
    """
    if attachment.delivery is Delivery.TEXT and not attachment.characters:
        return tr("no text found (a scan?)")
    return tr(SENT_AS[attachment.delivery])
