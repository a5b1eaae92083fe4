"""Editing a question: a notice while its draft is in the message box, Cancel, and the end of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from chatapp.core.domain.conversation import DraftOf
from chatapp.core.domain.i18n import tr
from chatapp.ui.bridge.drafts import DraftsBridge
from chatapp.ui.composer.composer import Composer
from chatapp.ui.composer.drafts import Drafts
from chatapp.ui.widgets.notice_bar import NoticeBar

_NOTICE = "editing"


class Editing(QObject):
    """The editing of a question, which lasts as long as its draft stands in `composer`.

    A notice says so all the while, whoever put another draft there; closing it is to cancel.
    """

    def __init__(
        self, bridge: DraftsBridge, drafts: Drafts, composer: Composer, notices: NoticeBar
    ) -> None:
        super().__init__(composer)
        self._drafts, self._composer, self._notices = drafts, composer, notices
        drafts.moved.connect(self._moved)
        bridge.lost.connect(self._lost)

    @property
    def question_id(self) -> str:
        """The question that is edited, "" for none."""
        return self._drafts.of.question_id

    def begin(self, conversation_id: str, question_id: str) -> None:
        """Have the question's text in the composer, or what was last written in its place."""
        of = DraftOf(conversation_id, question_id)
        if of != self._drafts.of:
            self._drafts.go(of)
        self._composer.setFocus()

    def cancel(self) -> None:
        """Give up what was written in the question's place."""
        if self.question_id:
            self._drafts.give_up()
            self._composer.setFocus()

    def leave(self) -> None:
        """The conversation's own draft is back; what was written stays the question's."""
        if self.question_id:
            self._drafts.go(DraftOf(self._drafts.of.conversation_id))

    def _moved(self) -> None:
        if not self.question_id:
            self._notices.hide_topic(_NOTICE)
            return
        self._notices.post(
            tr("Editing a message. Sending creates a new version and keeps the old one."),
            action_label=tr("Cancel"),
            callback=self.cancel,
            dismissed=self.cancel,
            topic=_NOTICE,
        )

    def _lost(self, of: DraftOf) -> None:
        if of == self._drafts.of:
            self.leave()
