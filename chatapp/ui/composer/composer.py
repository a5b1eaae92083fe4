"""The message box: a text field with its attachments, Send and Stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.quotation import quotation
from chatapp.ui.actions import in_menu
from chatapp.ui.composer.attachment_chips import AttachmentChips
from chatapp.ui.composer.context_meter import ContextMeter
from chatapp.ui.composer.message_field import MessageField
from chatapp.ui.composer.option_chips import OptionChips
from chatapp.ui.theme.direction import margins
from chatapp.ui.theme.theme import Radius, Size, Space, Theme
from chatapp.ui.widgets.buttons import IconButton
from chatapp.ui.widgets.columns import centred
from chatapp.ui.widgets.elided_label import ElidedLabel
from chatapp.ui.widgets.surfaces import paint_card
from chatapp.ui.widgets.tab_order import chain

if TYPE_CHECKING:
    from chatapp.core.domain.context.use import ContextUse
    from chatapp.core.domain.conversation import Attachment
    from chatapp.core.reply_settings import ReplySettings


class Composer(QWidget):
    """The box in which the person writes. It keeps its text until its owner sets another.

    Only `set_text`, `set_attachments` and the person change what stands in it: the owner
    clears it once the message is taken. `set_text` does not emit `edited`.
    """

    send = Signal(str)
    """The text, exactly as `text` gives it; blank only if there are attachments."""
    stop = Signal()
    attach = Signal()
    edited = Signal()
    """The person changed the text."""
    changed = Signal()
    """Something else stands here, whoever put it here."""
    recall = Signal()
    """Up was pressed in the empty composer."""
    files = Signal(list)
    """`list[Path]`: local files were pasted or dropped on the text."""
    wish_changed = Signal()
    """The text is to leave as soon as it may, or not any more."""
    attachment_removed = Signal(str)
    """The attachment's sha256."""
    delivery_changed = Signal(str, str)
    """The attachment's sha256 and a `Delivery`."""
    send_with = Signal()
    """The message is to be sent with options for it alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self._enabled = True
        self._wanted = False
        self._box = _Box(theme, self)
        self._chips = AttachmentChips(theme, self._box)
        self.field = MessageField(theme, self._box)
        """The text field itself, for focus and tests."""
        self.options = OptionChips(theme, self._box)
        """The options of the next reply that differ from the default."""
        self.meter = ContextMeter(theme, self._box)
        """The share of the model's context window that the next request takes."""
        self._more = IconButton(tr("More ways to send"), "chevron-up", theme, parent=self._box)
        self._attach = IconButton(tr("Attach PDF"), "attach", theme, parent=self._box)
        self._send = IconButton(tr("Send"), "send", theme, kind="send", parent=self._box)
        self._stop = IconButton(tr("Stop"), "stop", theme, kind="stop", parent=self._box)
        self._hint = ElidedLabel("quiet", self._box)
        self._arrange(theme)
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)

        self.field.submitted.connect(self._submit)
        self.field.escaped.connect(self._escape)
        self.field.recall.connect(self.recall)
        self.field.files.connect(self.files)
        self.field.textChanged.connect(self._text_changed)
        self._send.clicked.connect(self._submit)
        self._stop.clicked.connect(self.stop)
        self._attach.clicked.connect(self.attach)
        self._chips.removed.connect(self.attachment_removed)
        self._chips.delivery_changed.connect(self.delivery_changed)
        self._more.clicked.connect(self._offer_more)
        self._set_tab_order()
        self._refresh()

    def _arrange(self, theme: Theme) -> None:
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.S)
        bottom.addWidget(self._attach)
        bottom.addWidget(self._hint, 1)
        bottom.addWidget(self.meter)
        bottom.addWidget(self._more)
        bottom.addWidget(self._send)
        bottom.addWidget(self._stop)
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(margins(Space.M, Space.S, Space.S, Space.S))
        inside.setSpacing(Space.XS)
        inside.addWidget(self._chips)
        inside.addWidget(self.field)
        inside.addWidget(self.options)
        inside.addLayout(bottom)
        self.set_column(theme.column)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(centred(self._box, Space.L))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The text, exactly."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Replace the text, with the cursor at its end, and forget what could be undone."""
        self.field.set_text(text)
        self._wish(wanted=False)
        self._refresh()
        self.changed.emit()

    def quote(self, markdown: str) -> None:
        """Add a quotation below what is written, with the cursor after it."""
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        before = self.text()
        breaks = len(before) - len(before.rstrip("\n"))
        gap = "\n" * max(2 - breaks, 0) if before.strip() else ""
        self.field.put(cursor, f"{gap}{quotation(markdown)}\n\n")
        self.field.setTextCursor(cursor)
        self.field.ensureCursorVisible()
        self.field.setFocus()

    def take(self, event: QEvent) -> None:
        """Take what was typed elsewhere and is meant for here: a key, or an input method's text."""
        self.field.setFocus()
        QCoreApplication.sendEvent(self.field, event)

    def paste(self) -> None:
        """Take what is on the clipboard, and the focus."""
        self.field.setFocus()
        self.field.paste()

    def set_attachments(self, attachments: Sequence[Attachment]) -> None:
        """Show these attachments, in this order."""
        self._chips.set_attachments(attachments)
        self._set_tab_order()
        self._refresh()
        self.changed.emit()

    def set_takes_pdf(self, takes: bool) -> None:
        """Let a chip offer the choice of delivery, if the server takes PDFs themselves."""
        self._chips.set_takes_pdf(takes)
        self._set_tab_order()

    def set_running(self, running: bool) -> None:
        """Show Stop instead of Send while the open conversation is being answered."""
        had_focus = self._send.hasFocus() or self._stop.hasFocus()
        self._running = running
        self._refresh()
        if had_focus:
            self.field.setFocus()

    def set_sending_enabled(self, enabled: bool) -> None:
        """Allow sending, or not now (e.g. while a file is still being read).

        One that the person wanted to send meanwhile, and did not change since, leaves then.
        """
        self._enabled = enabled
        self._refresh()
        if enabled and self._wanted:
            self._submit()

    @property
    def wish(self) -> bool:
        """True if the text leaves as soon as it may."""
        return self._wanted

    def forget_wish(self) -> None:
        """Forget the wish to send: nothing leaves by itself."""
        self._wish(wanted=False)

    def set_column(self, width: int) -> None:
        """Set the width of the messages above: the box is as wide, or as a card at least."""
        self._box.setMaximumWidth(max(width, Size.CARD))

    def set_hint(self, hint: str) -> None:
        """Quiet words beside the buttons, e.g. who answers."""
        self._hint.set_words(hint)

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        buttons = self._attach, self._more, self._send, self._stop
        for themed in (self._box, self.field, self._chips, self.options, self.meter, *buttons):
            themed.set_theme(theme)
        self._set_tab_order()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._box.set_lit(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _set_tab_order(self) -> None:
        """Tab goes from the top to the bottom; chips come and go, and would be last."""
        chain(self._chips, *self._chips.controls())
        options = self.options.controls()
        after = (self._attach, self.meter, self._more, self._send, self._stop)
        chain(self.field, *options, *after)

    def follow(self, part: QWidget) -> None:
        """Have Tab come here after `part` of the window."""
        chain(part, self._chips, *self._chips.controls(), self.field)
        self._set_tab_order()

    def show_reply_settings(self, reply_settings: ReplySettings) -> None:
        """Show what is set for the next reply."""
        if self.options.show_reply_settings(reply_settings):
            self._set_tab_order()

    def show_context(self, use: ContextUse, written: float) -> None:
        """Show what the next request takes, with so many tokens `written` by estimate."""
        self.meter.show_use(use, written)

    def _offer_more(self) -> None:
        """Open the menu of the ways to send."""
        # The window's, not the button's: a menu is as wide as its words.
        menu = QMenu(self.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("More ways to send"))
        action = menu.addAction(in_menu(tr("Send with…"), self._more, "send_with"))
        action.setEnabled(self.can_send)
        action.triggered.connect(self._send_with)
        corner = QPoint(self._more.width() - menu.sizeHint().width(), -menu.sizeHint().height())
        menu.popup(self._more.mapToGlobal(corner))

    def _send_with(self) -> None:
        self.send_with.emit()

    @property
    def can_send(self) -> bool:
        """True if what stands here can be sent now."""
        return self._can_send() and self._enabled

    def _can_send(self) -> bool:
        written = not self.field.blank() or self._chips.count() > 0
        return written and not self._running

    def _submit(self) -> None:
        self._wish(wanted=not self._enabled)
        if self._can_send() and self._enabled:
            self.send.emit(self.text())

    def _wish(self, *, wanted: bool) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.wish_changed.emit()

    def _escape(self) -> None:
        if self._running:
            self.stop.emit()

    def _text_changed(self) -> None:
        self._wish(wanted=False)
        self._refresh()
        self.edited.emit()
        self.changed.emit()

    def _refresh(self) -> None:
        self._send.setVisible(not self._running)
        self._stop.setVisible(self._running)
        self._more.setVisible(not self._running)
        self._send.setEnabled(self._can_send())


class _Box(QWidget):
    """The rounded frame; its ring shows that the text has the focus."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._lit = theme, False

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.colour
        border = c.accent if self._lit else c.border_strong
        width = Size.RING if self._lit else Size.LINE
        paint_card(self, c.raised, border, Radius.L, width)
