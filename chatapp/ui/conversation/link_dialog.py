"""The question before a link is opened: shows its host and its whole address."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication, QResizeEvent, QTextOption
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.platform.web_address import Destination, destination
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.form_rows import words
from chatapp.ui.widgets.tab_order import chain

_WHOLE = 260
"""Characters that are seen without scrolling; no host has more."""
_LINES = 6
"""Of what is longer."""


class LinkDialog(QDialog):
    """Opens `address` once the person has seen where it leads, and said so.

    The host stands on lines of its own, in ASCII; nothing is cut off, interpreted or hidden.
    What no browser opens can be copied.
    """

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        leads = self._leads = destination(address)
        self.setWindowTitle(tr("Open link"))
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.host = AddressField(leads.host, strong=True)
        self.host.setAccessibleName(tr("Recipient") if leads.mail else tr("Host"))
        self.address = AddressField(leads.whole)
        self.address.setAccessibleName(tr("Address"))
        safe = leads.url.isValid() and not leads.disguised
        self.open_button = text_button(tr("Open"), "primary" if safe else "")
        self.copy = text_button(tr("Copy address"))
        self.copy.setVisible(False)
        self.cancel = text_button(tr("Cancel"), "" if safe else "primary")
        (self.open_button if safe else self.cancel).setDefault(True)
        self.host.setVisible(bool(leads.host))
        self._question = words(_question(leads), "strong")

        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self._question)
        column.addWidget(self.host)
        if leads.readable:
            column.addWidget(words(_in_letters(leads), "quiet"))
        if leads.disguised:
            column.addWidget(words(_disguise(), "danger"))
        column.addWidget(self.address)
        column.addSpacing(Space.S)
        column.addStretch(1)
        buttons = FlowLayout(None, Space.S, to_end=True)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.open_button)
        column.addLayout(buttons)
        chain(self.host, self.address, self.cancel, self.copy, self.open_button)
        self.setAccessibleDescription(one_line(_heard(leads)))
        self.open_button.clicked.connect(self.accept)
        self.copy.clicked.connect(self._copy)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self.resize(Size.CARD, Size.DIALOG_MIN_WIDTH)
        (self.open_button if safe else self.cancel).setFocus()
        if not leads.url.isValid():
            self._offer_copy()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        """Never too low for its words."""
        # WORKAROUND (Qt, QLayout::minimumSize of a window, seen with 6.11.3): words that wrap
        # need more height in less width, and a window's minimum leaves that out.
        if (column := self.layout()) is not None:
            self.setMinimumHeight(column.totalHeightForWidth(self.width()))

    def accept(self) -> None:
        """Open the address; where this computer has nothing that opens it, say so and stay."""
        if self._leads.url.isValid() and not QDesktopServices.openUrl(self._leads.url):
            self._offer_copy()
            return
        super().accept()

    def _offer_copy(self) -> None:
        """No browser opens the address: it can be copied."""
        self._question.setText(tr("No browser can open this address."))
        self.cancel.setText(tr("Close"))
        self.cancel.setAccessibleName(tr("Close"))
        self.copy.setVisible(True)
        self.copy.setDefault(True)
        self.copy.setFocus()
        self.open_button.setVisible(False)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._leads.whole)
        self.copy.setText(tr("Copied"))
        self.copy.setAccessibleName(tr("Copied"))


class AddressField(QPlainTextEdit):
    """An address to read and copy, broken wherever a line ends; one that is long scrolls.

    It runs from left to right in every language: its marks would change places otherwise.
    """

    def __init__(self, text: str, *, strong: bool = False) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that came and went would take the ends of lines with it.
        bar, self._whole = Qt.ScrollBarPolicy, len(text) <= _WHOLE
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if self._whole else bar.ScrollBarAlwaysOn
        )
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(Size.RING)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        if strong:
            font = QFont(self.font())
            font.setBold(True)
            self.setFont(font)
        self.setPlainText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as its lines, or as some of them."""
        block = self.document().firstBlock()
        lines, height = max(block.lineCount(), 1), self.blockBoundingRect(block).height()
        seen = math.ceil(height if self._whole else height * min(lines, _LINES) / lines)
        around = self.height() - self.viewport().height()
        self.setFixedHeight(seen + 2 * round(self.document().documentMargin()) + around)


def _question(leads: Destination) -> str:
    if leads.mail:
        return tr("Write an email to this address?")
    return tr("Open this address in the browser?")


def _in_letters(leads: Destination) -> str:
    return tr("In its own script: {host}").format(host=leads.readable)


def _disguise() -> str:
    return tr(
        "Careful: the part before the “@” is only a user name. The link leads to the host above."
    )


def _heard(leads: Destination) -> str:
    """The words of a screen reader for it: the host before anything that could be taken for it."""
    said = [leads.host, _in_letters(leads) if leads.readable else ""]
    said += [_disguise() if leads.disguised else "", leads.whole]
    return ". ".join(part for part in said if part)
