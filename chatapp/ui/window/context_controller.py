"""Controller of the context: the meter in the message box, what is left out, fresh starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from chatapp.core.domain.context.token_estimate import OF_MESSAGE, tokens_in
from chatapp.core.domain.context.use import ContextUse
from chatapp.core.domain.conversation import Attachment, Conversation, Role
from chatapp.core.domain.errors import Action
from chatapp.core.domain.events import (
    BranchChanged,
    ContextChanged,
    Event,
    Finished,
    Settled,
    Started,
    UndoableDone,
)
from chatapp.core.domain.i18n import tr
from chatapp.core.reply_settings import ReplySettings
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.messages.rows.beginning_row import SEND_ALL
from chatapp.ui.window.main_window import MainWindow

# Imported when they are opened: most runs never are, and the window should not wait for them.
if TYPE_CHECKING:
    from chatapp.ui.conversation.summary_dialog import SummaryDialog

_SOON_MS = 250
"""Milliseconds without a key after which what is written is weighed; no key waits for that."""
_BACK_MS = 20_000
_TOPIC, _DONE = "context", "sent"
_TOLD_BY = (Started, Finished, Settled, BranchChanged, ContextChanged)


class ContextController(QObject):
    """Serves the conversation that `pane` shows. `title_of` gives a conversation's title, or ""."""

    open_requested = Signal(str)
    """The id of a conversation to show."""

    def __init__(
        self, pane: ConversationPane, window: MainWindow, title_of: Callable[[str], str]
    ) -> None:
        super().__init__(window)
        self._pane, self._window, self._title_of = pane, window, title_of
        self._bridge, self._composer = pane.bridge, pane.composer
        self._use: ContextUse | None = None
        """The next request, without what is being written; None: not known yet."""
        self._written = self._files = 0.0
        self._weighed: tuple[Attachment, ...] = ()
        self._details_wanted = False
        self._told_full = False
        self._origins: dict[str, str] = {}
        """The conversations that others continue, by the id of the other one."""
        self._summary: SummaryDialog | None = None
        self._fetching = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._fetching.timeout.connect(self._fetch)
        self._typing = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._typing.timeout.connect(self._weigh)
        self._connect()

    def _connect(self) -> None:
        pane, bridge = self._pane, self._bridge
        pane.opened.connect(self._opened)
        pane.context_wanted.connect(self._act)
        pane.origin.clicked.connect(self._open_origin)
        self._composer.changed.connect(self._written_on)
        self._composer.meter.clicked.connect(self.show_details)
        bridge.events.connect(self._hear)
        bridge.branch_shown.connect(self._look_soon)
        bridge.conversation.reply_settings.connect(self._settings_known)
        context = bridge.context
        context.used.connect(self._used)
        context.files_weighed.connect(self._files_weighed)
        context.left_out.connect(self._left_out)
        context.not_left_out.connect(self._not_left_out)
        context.began.connect(self._began)

    def actions(self) -> dict[str, Callable[[], object]]:
        """The window's actions on what is sent of the conversation on screen."""
        return {
            "context": self.show_details,
            "start_fresh": lambda: self._unless("start_fresh", self.start_fresh),
            "leave_out": lambda: self._unless("leave_out", self.leave_out),
            "send_all": lambda: self._unless("send_all", self.send_all),
        }

    def disabled_reasons(self) -> dict[str, Callable[[], str]]:
        """The reason that each cannot be done at a moment, or ""."""
        return {
            "start_fresh": self._nothing_said,
            "leave_out": self._nothing_to_leave_out,
            "send_all": self._nothing_to_send,
        }

    def origin_of(self, conversation_id: str) -> str:
        """The id of the conversation that this one continues, or ""."""
        return self._origins.get(conversation_id, "")

    def _nothing_said(self) -> str:
        if self._pane.running:
            return tr("A reply is still in progress.")
        there = len(self._pane.view.column)
        return "" if there else tr("This conversation has no messages yet.")

    def _nothing_to_leave_out(self) -> str:
        if said := self._nothing_said():
            return said
        column = self._pane.view.column
        sent = column.outline[column.number(column.sent_from) or 0 :]
        if sum(one.role is Role.USER for one in sent) > 1:
            return ""
        return tr("Only your newest message is left: there is nothing more to leave out.")

    def _nothing_to_send(self) -> str:
        return "" if self._pane.view.column.sent_from else tr("All messages are sent.")

    def _unless(self, name: str, do: Callable[[], object]) -> None:
        if why := self.disabled_reasons()[name]():
            self._pane.notices.post(why, timeout_ms=4000, topic="blocked")
        else:
            do()

    # What is known

    def _opened(self, _conversation_id: str) -> None:
        self._use, self._told_full, self._details_wanted = None, False, False
        self._composer.meter.hide()
        self._pane.view.begin_at("")
        self._pane.origin.hide()
        self._pane.notices.hide_topic(_TOPIC)
        self._look_soon()

    def _look_soon(self) -> None:
        self._fetching.start()

    def _fetch(self) -> None:
        self._bridge.context.fetch(self._pane.conversation_id, self._pane.settings_of_new)

    def _hear(self, events: Sequence[Event]) -> None:
        here = self._pane.conversation_id
        for event in events:
            if isinstance(event, UndoableDone) or (
                isinstance(event, _TOLD_BY) and event.conversation_id == here
            ):
                self._look_soon()

    def _settings_known(self, conversation_id: str, reply_settings: ReplySettings) -> None:
        if conversation_id == self._pane.conversation_id:
            self._look_soon()
            self._show_origin(reply_settings.own.continues)

    def _used(self, conversation_id: str, use: ContextUse) -> None:
        if conversation_id != self._pane.conversation_id:
            return
        self._use = use
        self._pane.view.begin_at(use.sent_from)
        self._show()
        if self._details_wanted:
            self.show_details()

    def _written_on(self) -> None:
        self._typing.start()

    def _weigh(self) -> None:
        """Weigh what stands in the message box."""
        text = self._composer.text()
        self._written = tokens_in(text) + OF_MESSAGE if text else 0.0
        if self._pane.attaching.attachments != self._weighed:
            self._weighed = self._pane.attaching.attachments
            self._bridge.context.weigh(self._weighed, self._pane.conversation_id)
        self._show()

    def _files_weighed(self, files: list[Attachment], tokens: float) -> None:
        if tuple(files) == self._weighed:
            self._files = tokens
            self._show()

    def _show(self) -> None:
        use, written = self._use, self._written + self._files
        if use is None:
            return
        self._composer.show_context(use, written)
        full = (use.share(written) or 0.0) > 1
        if full and not self._told_full:
            self._pane.notices.post(
                tr("This conversation is longer than the model can take in at once."),
                action_label=tr("Ways out…"),
                callback=self.show_details,
                kind="warning",
                topic=_TOPIC,
            )
        elif not full and self._told_full:
            self._pane.notices.hide_topic(_TOPIC)
        self._told_full = full

    def show_details(self) -> None:
        """Say in numbers what the next request takes, and offer the ways out."""
        from chatapp.ui.conversation.context_dialog import ContextDialog

        use = self._use
        self._details_wanted = use is None
        if use is None:
            self._fetch()
            return
        self._typing.stop()
        self._weigh()
        written = self._written + self._files
        dialog = ContextDialog(use, written, busy=self._pane.running, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.start_fresh.connect(self.start_fresh)
        dialog.leave_out.connect(self.leave_out)
        dialog.send_all.connect(self.send_all)
        dialog.open()

    # Ways out

    def _act(self, verb: str, message_id: str) -> None:
        """Do what a button in the conversation says."""
        if verb == SEND_ALL:
            self.send_all()
        elif verb == Action.LEAVE_OUT:
            if not self._pane.running:
                self.leave_out(message_id)
        else:
            self._unless("start_fresh", self.start_fresh)

    def leave_out(self, refused_id: str = "") -> None:
        """Send the oldest messages no more, and ask for a refused reply again."""
        self._bridge.context.leave_out(self._pane.conversation_id, refused_id)

    def send_all(self) -> None:
        """Send all messages again."""
        here = self._pane.conversation_id
        self._bridge.context.send_all(here)
        self._offer_back(tr("All messages are sent again."), here)

    def _left_out(self, conversation_id: str) -> None:
        self._offer_back(tr("The oldest messages are not sent from now on."), conversation_id)

    def _not_left_out(self, sentence: str) -> None:
        self._pane.notices.post(sentence, kind="warning", topic=_TOPIC)

    def _offer_back(self, sentence: str, conversation_id: str) -> None:
        self._pane.notices.post(
            sentence,
            action_label=tr("Undo"),
            callback=lambda: self._bridge.context.undo(conversation_id),
            timeout_ms=_BACK_MS,
            topic=_DONE,
        )

    # Fresh starts

    def start_fresh(self) -> None:
        """Ask for a summary of the conversation on screen, to begin another one with."""
        from chatapp.ui.conversation.summary_dialog import SummaryDialog

        here = self._pane.conversation_id
        if not here or self._summary is not None:
            return
        model = self._use.model if self._use else ""
        dialog = self._summary = SummaryDialog(model, parent=self._window)
        context = self._bridge.context
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda: context.summarise(here))
        dialog.begin.connect(partial(context.start_fresh, here))
        dialog.finished.connect(self._summary_closed)
        context.summary_grew.connect(dialog.grow)
        context.summarised.connect(dialog.end)
        context.not_summarised.connect(dialog.fail)
        dialog.open()
        dialog.ask()

    def _summary_closed(self) -> None:
        dialog, context = self._summary, self._bridge.context
        if dialog is None:
            return
        self._summary = None
        context.summary_grew.disconnect(dialog.grow)
        context.summarised.disconnect(dialog.end)
        context.not_summarised.disconnect(dialog.fail)
        context.cancel_summary()

    def _began(self, conversation: Conversation) -> None:
        self.open_requested.emit(conversation.id)
        self._offer_back(
            tr("This new conversation knows the summary. The old one stays as it was."),
            conversation.id,
        )

    def _show_origin(self, origin: str) -> None:
        """Say which conversation this one continues."""
        if origin:
            self._origins[self._pane.conversation_id] = origin
        title = self._title_of(origin) if origin else ""
        self._pane.origin.show_origin(title)

    def _open_origin(self) -> None:
        if origin := self.origin_of(self._pane.conversation_id):
            self.open_requested.emit(origin)
