"""The conversation pane: messages, notices and message box of the conversation on screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from chatapp.core.domain.conversation import (
    Delivery,
    Draft,
    DraftOf,
    Message,
    Outline,
    Phase,
    Role,
    is_temporary,
    new_id,
)
from chatapp.core.domain.errors import Action
from chatapp.core.domain.events import Event, Finished, Grew, PhaseChanged, Settled, Started
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.servers import Server
from chatapp.core.invisible import one_line
from chatapp.core.reply_extras.full_text import as_markdown
from chatapp.ui.bridge.bridge import NEWEST, Bridge
from chatapp.ui.composer.attachment_notices import AttachingNotices
from chatapp.ui.composer.attachments import AttachmentsController
from chatapp.ui.composer.composer import Composer
from chatapp.ui.composer.drafts import Drafts
from chatapp.ui.conversation.editing import Editing
from chatapp.ui.conversation.find_bar import FindBar
from chatapp.ui.conversation.origin_button import OriginButton
from chatapp.ui.conversation.sending import Sending
from chatapp.ui.conversation.status_text import status_of, status_text
from chatapp.ui.messages.rows.beginning_row import SEND_ALL
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme.theme import Space, Theme
from chatapp.ui.widgets.columns import centred
from chatapp.ui.widgets.elided_label import ElidedLabel
from chatapp.ui.widgets.form_rows import words
from chatapp.ui.widgets.notice_bar import NoticeBar

_RETRIES = frozenset({Action.SEND_TEXT_ONLY, Action.IGNORE_PROXY, Action.LONGER_REPLY})
"""Ways out that ask again in another way."""
_ABOUT_MESSAGE = frozenset({Action.EDIT_MESSAGE, Action.OPEN_PAGE, Action.USE_ADDRESS})
_ABOUT_CONTEXT = frozenset({SEND_ALL, Action.LEAVE_OUT, Action.START_FRESH})
_TEMPORARY = marked("Temporary conversation: nothing is saved.")


class ConversationPane(QWidget):
    """Shows one conversation at a time; `conversation_id` is "" for a new, empty one."""

    opened = Signal(str)
    """The conversation on screen changed: its id or ""."""
    link_requested = Signal(str)
    action_requested = Signal(str, str)
    """An `errors.Action` that is not about this conversation, and the id of the server it is."""
    attach_requested = Signal()
    delete_requested = Signal(str, str)
    """Ids of the conversation and of its message that the person deleted."""
    undo_requested = Signal()
    context_wanted = Signal(str, str)
    """A verb, or an action, about what is sent, and the id of the message it is on."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        welcome: QWidget,
        composer: Composer,
        status: ElidedLabel,
    ) -> None:
        super().__init__()
        self.conversation_id = ""
        self.bridge = bridge
        self.settings_of_new: ConversationSettings | None = None
        """The own settings of the conversation that does not exist yet."""
        self._phases: dict[str, tuple[Phase, str]] = {}
        self._last_messages: dict[str, Message] = {}
        self._newest: str | None = None

        self.view = MessageView(theme)
        self.view.set_empty_widget(welcome)
        self.notices = NoticeBar(theme.chrome)
        self.notices.set_column(theme.column)
        self.banner = words(tr(_TEMPORARY), "banner")
        self.banner.setAccessibleName(one_line(self.banner.text()))
        self.banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.banner.hide()
        self.origin = OriginButton()
        self.composer = composer
        self.attaching = AttachmentsController(bridge, composer, lambda: self.drafts.of)
        AttachingNotices(self.attaching, composer, self.notices)
        self.drafts = Drafts(bridge.drafts, composer, self.attaching)
        self.editing = Editing(bridge.drafts, self.drafts, composer, self.notices)
        self._sending = Sending(bridge, self.drafts, self.notices)
        self.status = status
        self.find_bar = FindBar(self.view, theme.chrome, self)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.banner)
        layout.addLayout(centred(self.origin, Space.L))
        layout.addWidget(self.view, 1)
        layout.addWidget(self.notices)

        self.view.needed.connect(bridge.load)
        self.view.verb.connect(self._verb)
        self.view.copied.connect(self._copied)
        self.view.image_wanted.connect(bridge.images.fetch)
        bridge.images.fetched.connect(self.view.put_image)
        self.view.link_requested.connect(self.link_requested)
        self.view.quote_requested.connect(self.composer.quote)
        self.view.find_requested.connect(self.find_bar.open)
        self.view.typed.connect(self.composer.take)
        self.view.pasted.connect(self.composer.paste)
        self.composer.send.connect(self._send)
        self.composer.stop.connect(self.stop)
        self.composer.attach.connect(self.attach_requested)
        self.composer.recall.connect(self._recall)
        bridge.outlined.connect(self._outlined)
        bridge.extended.connect(self._extended)
        bridge.branch_shown.connect(self._branch_shown)
        bridge.loaded.connect(self._loaded)
        bridge.not_sent.connect(self._not_sent)
        self.set_server(bridge.server)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Through a focus proxy, Tab would pass by what is above the messages.
        self.view.setFocus(event.reason())

    def set_theme(self, theme: Theme) -> None:
        """Dress everything in `theme`; its text size is that of the messages."""
        self.set_text(theme)
        for widget in (self.notices, self.find_bar):
            widget.set_theme(theme.chrome)

    def set_text(self, theme: Theme) -> None:
        """Take over what `theme` says of the messages' text; the rest of it is worn already."""
        self.view.set_theme(theme)
        self.notices.set_column(theme.column)

    def message_actions(self) -> dict[str, Callable[[], object]]:
        """The window's actions on the messages on screen."""
        jumps = self.view.jumps
        return {
            "find": self.find_bar.open,
            "find_next": lambda: self.find_bar.step(1),
            "find_previous": lambda: self.find_bar.step(-1),
            "quote": self.view.clipboard.quote,
            "next_message": lambda: jumps.message(1),
            "previous_message": lambda: jumps.message(-1),
            "next_heading": lambda: jumps.heading(1),
            "previous_heading": lambda: jumps.heading(-1),
            "next_code": lambda: jumps.code(1),
            "previous_code": lambda: jumps.code(-1),
        }

    # Which conversation

    def open(self, conversation_id: str, written: str = "") -> None:
        """Show a conversation, or a new one for ""; the draft of the old one is kept.

        What was `written` before any conversation was open is added to its draft.
        """
        self.settings_of_new = None
        self._show(conversation_id)
        self.drafts.go(DraftOf(conversation_id), Draft(written) if written else None)
        if conversation_id:
            self.bridge.open(conversation_id)
        self.composer.setFocus()

    def _show(self, conversation_id: str) -> None:
        self.conversation_id = conversation_id
        self.banner.setVisible(is_temporary(conversation_id))
        self._newest = None
        self.view.clear()
        self._update_running()
        self._update_status()
        self.opened.emit(conversation_id)

    def _outlined(self, conversation_id: str, outline: list[Outline]) -> None:
        if conversation_id == self.conversation_id:
            self._newest = outline[-1].id if outline else None
            self.view.open(conversation_id, outline)
            if len(outline) < NEWEST:
                self._see_what_is_edited()

    def _extended(self, conversation_id: str, outline: list[Outline]) -> None:
        if conversation_id == self.conversation_id:
            self.view.extend(outline)
            self._see_what_is_edited()

    def _branch_shown(
        self, conversation_id: str, outline: list[Outline], bodies: list[Message]
    ) -> None:
        if conversation_id == self.conversation_id:
            self._newest = outline[-1].id
            self.view.show_branch(outline, bodies)
            self._see_what_is_edited()
            self._last_messages.pop(conversation_id, None)
            if outline[-1].id == bodies[-1].id:
                self._last_messages[conversation_id] = bodies[-1]
            self._update_status()

    def _see_what_is_edited(self) -> None:
        """A question that is no longer on the screen is not edited either."""
        if self.editing.question_id and self.view.column.number(self.editing.question_id) is None:
            self.editing.leave()

    def _loaded(self, messages: list[Message]) -> None:
        here = [m for m in messages if m.conversation_id == self.conversation_id]
        for message in here:
            if message.id == self._newest:
                self._last_messages[message.conversation_id] = message
        self.view.put(here)
        self._update_status()

    # Events

    def apply(self, events: Sequence[Event]) -> None:
        """Take in what happened, in this conversation or another."""
        for event in events:
            if isinstance(event, PhaseChanged):
                self._phases[event.conversation_id] = event.phase, event.note
            elif isinstance(event, Started):
                self._phases[event.conversation_id] = Phase.CONNECTING, ""
                self._started(event)
            elif isinstance(event, Finished):
                self._phases.pop(event.message.conversation_id, None)
                self._last_messages[event.conversation_id] = event.message
            elif isinstance(event, Settled):
                last = self._last_messages.get(event.conversation_id)
                if last and last.id == event.message.id:
                    self._last_messages[event.conversation_id] = event.message
        here = [e for e in events if getattr(e, "conversation_id", None) == self.conversation_id]
        if here:
            self.view.apply(here)
        if any(not isinstance(event, Grew) for event in here):
            self._see_what_is_edited()
            self._update_running()
            self._update_status()

    def _started(self, event: Started) -> None:
        here = event.conversation_id == self.conversation_id
        if here:
            self._newest = event.reply.id
            self.settings_of_new = None
        if event.question:
            self._sending.kept(event.conversation_id, here=here)

    @property
    def running(self) -> bool:
        """True if the conversation on screen has a reply under way."""
        phase, _ = self._phases.get(self.conversation_id, (Phase.DONE, ""))
        return phase.under_way

    def _update_running(self) -> None:
        self.composer.set_running(self.running)

    def _update_status(self) -> None:
        if under_way := self._phases.get(self.conversation_id):
            text = status_text(*under_way)
        elif self._newest and (last := self._last_messages.get(self.conversation_id)):
            text = status_of(last)
        else:
            text = ""
        self.status.set_words(text)

    # Verbs

    def _send(self, _text: str) -> None:
        self.send()

    def send(self, once: ConversationSettings | None = None) -> None:
        """Send what stands in the message box, with settings for it alone."""
        if self.running:
            return
        new = not self.conversation_id
        if new:
            self._show(new_id())
            self.view.open(self.conversation_id, [])
        self._phases[self.conversation_id] = Phase.CONNECTING, ""
        self._update_running()
        self._sending.send(self.conversation_id, self.settings_of_new, new=new, once=once)

    def _not_sent(self, conversation_id: str, sentence: str) -> None:
        self._phases.pop(conversation_id, None)
        here = conversation_id == self.conversation_id
        new = self._sending.refused(conversation_id, sentence, here=here)
        if here:
            if new:
                self.conversation_id = ""
            self._update_running()
            self._update_status()

    def escape(self) -> None:
        """Esc: end the reply under way; or the editing of a question, if one writes at it."""
        if self.running:
            self.stop()
        elif (focus := QApplication.focusWidget()) is not None and (
            self.isAncestorOf(focus) or self.composer.isAncestorOf(focus)
        ):
            self.editing.cancel()

    def stop(self) -> None:
        """End the reply under way, keeping its text."""
        if self.running:
            self.bridge.stop(self.conversation_id)

    def _verb(self, verb: str, message_id: str) -> None:
        if verb in {"retry", "regenerate"}:
            if not self.running:
                self.bridge.retry(message_id)
        elif verb == "try_now":
            self.bridge.try_now(self.conversation_id)
        elif verb == "give_up":
            self.bridge.give_up(self.conversation_id)
        elif verb == "delete":
            self.delete_requested.emit(self.conversation_id, message_id)
        elif verb == "undo":
            self.undo_requested.emit()
        elif verb == "continue":
            if not self.running:
                self.bridge.continue_reply(message_id)
        elif verb == "fork":
            self.bridge.fork(message_id)
        elif verb == "details":
            self.bridge.answers.fetch_details(message_id)
        elif verb == "compare":
            self.bridge.conversation.fetch_versions(message_id)
        elif verb in _ABOUT_CONTEXT:
            self.context_wanted.emit(verb, message_id)
        elif verb in _RETRIES:
            self.bridge.retry(message_id, Action(verb))
        elif verb == Action.SHOW_THINKING:
            self.bridge.conversation.show_thinking(message_id)
        elif verb in _ABOUT_MESSAGE:
            self._leave_problem(Action(verb), message_id)
        elif verb == Action.SEND_ANYWAY:
            self.bridge.send_anyway(message_id)
        elif verb in {"previous", "next"}:
            step = -1 if verb == "previous" else 1
            self.bridge.show_version(self.conversation_id, message_id, step)
        elif verb == "edit":
            if not self.running:
                self.editing.begin(self.conversation_id, message_id)
        else:
            message = self.view.message(message_id)
            self.action_requested.emit(verb, message.server_id if message else "")

    def _leave_problem(self, action: Action, message_id: str) -> None:
        """Take a way out of an error that only its message knows."""
        message = self.view.message(message_id)
        if message is None or message.problem is None:
            return
        if action is Action.OPEN_PAGE:
            self.link_requested.emit(message.problem.target)
        elif action is Action.USE_ADDRESS:
            self.bridge.use_address(message.server_id, message.problem.target)
            said = tr("The server's address is now {address}.")
            self.notices.post(said.format(address=message.problem.target))
        elif message.parent_id and not self.running:
            self.editing.begin(self.conversation_id, message.parent_id)

    def _recall(self) -> None:
        """Up in an empty composer brings back the last question's text."""
        message = self.view.last_message(Role.USER)
        if message is not None:
            self.composer.set_text(message.raw)

    def copy_last_reply(self) -> None:
        """Put the newest reply, without its thinking, on the clipboard."""
        message = self.view.last_message(Role.ASSISTANT)
        text = as_markdown(message, message.answer) if message is not None else ""
        if text:
            QGuiApplication.clipboard().setText(text)
            self.notices.post(tr("Reply copied."), timeout_ms=2500)

    def _copied(self, sentence: str) -> None:
        self.notices.post(sentence, timeout_ms=2500)

    def set_server(self, server: Server) -> None:
        """Say who answers next in the conversation on screen, and attach what it takes."""
        self.composer.set_hint(f"{server.name} · {server.model}" if server.model else server.name)
        self.composer.set_takes_pdf(server.pdf_delivery is Delivery.ORIGINAL)
        self.attaching.set_server(server)
