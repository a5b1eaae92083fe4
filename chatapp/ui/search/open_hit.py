"""Opens a search hit: its conversation, with the message in view and the words marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from chatapp.core.domain.query import SearchHit, Where
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.messages.layout.section_stack import Slot


class HitOpener(QObject):
    """Takes `pane` to what was found."""

    def __init__(self, pane: ConversationPane, bridge: Bridge) -> None:
        super().__init__(pane)
        self._pane, self._bridge = pane, bridge
        self._goal: tuple[SearchHit, Sequence[str]] | None = None
        bridge.revealed.connect(self._revealed)

    def go(self, hit: SearchHit, words: Sequence[str]) -> None:
        """Open the conversation of `hit` where it was found; any of `words` is marked there."""
        pane = self._pane
        self._goal = None
        if hit.conversation_id != pane.conversation_id:
            pane.open(hit.conversation_id)
        if hit.message_id is None:
            pane.find_bar.close_bar()
            return
        self._goal = hit, words
        self._bridge.reveal(hit.conversation_id, hit.message_id)

    def _revealed(self, conversation_id: str, message_id: str) -> None:
        goal, self._goal = self._goal, None
        if goal is None or conversation_id != self._pane.conversation_id:
            return
        hit, words = goal
        view, bar = self._pane.view, self._pane.find_bar
        number = view.column.number(message_id)
        if number is None or hit.message_id != message_id:
            return
        view.scroller.to_message(number)
        view.current.choose(number)
        if hit.where is Where.PDF or not words:
            bar.close_bar()
        else:
            slot = Slot.THINKING if hit.where is Where.THINKING else Slot.TEXT
            bar.show_hits(words, number, slot)
