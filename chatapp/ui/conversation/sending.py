"""Sends questions from the message box to the disk, and takes back those that were not kept."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from chatapp.core.domain.conversation import Draft, DraftOf
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.composer.drafts import Drafts
from chatapp.ui.widgets.notice_bar import NoticeBar


@dataclass(frozen=True, slots=True)
class _Question:
    """A question that left the message box and is not known to be on disk yet."""

    draft: Draft
    of: DraftOf
    new: bool
    """True if its conversation begins with it."""


class Sending(QObject):
    """Sends what stands in the composer, and takes back what could not be kept."""

    def __init__(self, bridge: Bridge, drafts: Drafts, notices: NoticeBar) -> None:
        super().__init__(notices)
        self._bridge, self._drafts, self._notices = bridge, drafts, notices
        self._sent: dict[str, _Question] = {}

    def send(
        self,
        conversation_id: str,
        custom: ConversationSettings | None,
        *,
        new: bool,
        once: ConversationSettings | None = None,
    ) -> None:
        """Ask it; a `new` conversation begins with it and its `custom` settings.

        `once` are settings for this message alone.
        """
        of, draft = self._drafts.of, self._drafts.send()
        self._sent[conversation_id] = _Question(draft, of, new)
        text, files = draft.text, draft.attachments
        if of.question_id:
            self._bridge.edit(conversation_id, of.question_id, text, files, once)
        else:
            self._bridge.send(conversation_id, text, files, custom if new else None, once)

    def kept(self, conversation_id: str, *, here: bool) -> None:
        """The question in that conversation is on the disk; is it `here`, on the screen?"""
        sent = self._sent.pop(conversation_id, None)
        if sent is None:
            return
        self._bridge.drafts.forget(sent.of)
        if here and sent.of == self._drafts.of:
            self._drafts.sent(then=DraftOf(conversation_id))

    def refused(self, conversation_id: str, sentence: str, *, here: bool) -> bool:
        """Return a refused question: it stays in the message box, or can be put into it.

        Gives whether its conversation would have begun with it.
        """
        sent = self._sent.pop(conversation_id, None)
        if here and (sent is None or sent.of == self._drafts.of):
            self._notices.post(sentence, kind="danger")
            self._drafts.not_sent()
        elif sent:
            if sent.of != self._drafts.of:
                self._bridge.drafts.save(sent.of, sent.draft)
            self._notices.post(
                tr("{sentence} Message not sent: “{words}”").format(
                    sentence=sentence, words=sent.draft.text[:60]
                ),
                action_label=tr("Put back in message box"),
                callback=lambda: self._take_back(sent),
                kind="danger",
            )
        return sent is not None and sent.new

    def _take_back(self, question: _Question) -> None:
        """Put a question that was not sent behind what stands in the composer."""
        self._drafts.put(self._drafts.now.followed_by(question.draft))
