"""The dialog on the context: what the next request takes, and the ways out of a full window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from chatapp.core.domain.context.use import ContextUse
from chatapp.core.domain.i18n import number, tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import Page, words
from chatapp.ui.widgets.plain_text import PlainLabel


class ContextDialog(QDialog):
    """The next request in numbers; each way out ends the dialog."""

    start_fresh = Signal()
    leave_out = Signal()
    send_all = Signal()

    def __init__(
        self, use: ContextUse, written: float, *, busy: bool, parent: QWidget | None = None
    ) -> None:
        """`written` are the estimated tokens of what stands in the message box."""
        super().__init__(parent)
        self.setWindowTitle(tr("Context - Chatapp"))
        self._page = Page(self)
        column = self._page.column
        column.addWidget(words(_headline(use, written), "strong"))
        if use.window:
            column.addWidget(self._bar(use.share(written) or 0.0))
        explained = tr(
            "Instructions and messages are sent with every request. The model can take in only "
            "so much at once: its context window."
        )
        column.addWidget(words(explained, "quiet"))
        column.addSpacing(Space.M)
        column.addLayout(_table(use, written))
        column.addSpacing(Space.M)
        estimated = tr("These numbers are estimates.")
        if use.factor != 1.0:
            estimated = tr("These numbers are estimates, set right by what the server counted.")
        column.addWidget(words(estimated, "quiet"))
        column.addSpacing(Space.L)
        if use.left_out:
            self._offer(
                tr("Send all messages again"),
                tr(
                    "%n older message is not sent now.|%n older messages are not sent now.",
                    "",
                    use.left_out,
                ),
                self.send_all,
            )
        if use.turns and not busy:
            self._offer(
                tr("Start fresh with a summary…"),
                tr(
                    "The model summarises this conversation, and a new one begins with that. This "
                    "one stays as it is."
                ),
                self.start_fresh,
            )
        if use.can_leave_out and not busy:
            self._offer(
                tr("Leave out the oldest messages"),
                tr(
                    "They stay here, but are not sent any more. More are left out as the "
                    "conversation grows."
                ),
                self.leave_out,
            )
        close = text_button(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        buttons.addStretch(1)
        buttons.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addLayout(buttons)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.CARD, min(self._wanted_height(), Size.DIALOG_HEIGHT))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wanted_height(self) -> int:
        """The height at which nothing has to be scrolled."""
        inside = self._page.column.totalHeightForWidth(Size.CARD - 2 * Space.L)
        return inside + Size.BUTTON + Space.L + 2 * Space.S

    def _bar(self, share: float) -> QProgressBar:
        bar = QProgressBar()
        bar.setRange(0, 1000)
        bar.setValue(min(round(share * 1000), 1000))
        bar.setTextVisible(False)
        bar.setFixedHeight(Space.S)
        bar.setAccessibleName(tr("Context taken"))
        return bar

    def _offer(self, label: str, sentence: str, chosen: SignalInstance) -> None:
        """A way out, and what comes of it."""
        button = text_button(label)
        button.setMinimumWidth(1)  # in large letters it must not make the page wider
        button.setAccessibleDescription(one_line(sentence))
        button.clicked.connect(self.accept)
        button.clicked.connect(chosen)
        column = self._page.column
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words(sentence, "quiet"))
        column.addSpacing(Space.M)


def _headline(use: ContextUse, written: float) -> str:
    taken = number(use.tokens(written))
    if use.window is None:
        return tr("The next request takes ≈ {taken} tokens.").format(taken=taken)
    said = tr("The next request takes ≈ {taken} of {window} tokens of {model}.")
    return said.format(taken=taken, window=number(use.window), model=one_line(use.model))


def _table(use: ContextUse, written: float) -> QGridLayout:
    """The parts of the request, each with its number."""
    rows = [
        (tr("Instructions"), use.instructions),
        (tr("Messages"), use.messages),
        (tr("Message box"), round(use.factor * written)),
    ]
    if use.reserved:
        rows.append((tr("Reserved for the reply"), use.reserved))
    if use.window:
        rows.append((tr("Free"), max(use.window - use.tokens(written), 0)))
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.XS)
    grid.setColumnStretch(0, 1)
    for place, (label, tokens) in enumerate(rows):
        count = PlainLabel(number(tokens))
        count.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        said = tr("{setting}: {value}").format(setting=label, value=number(tokens))
        count.setAccessibleName(one_line(said))
        grid.addWidget(words(label), place, 0)
        grid.addWidget(count, place, 1)
    return grid
