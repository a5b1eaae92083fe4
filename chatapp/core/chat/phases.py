"""Phases: tells the phase that a running reply is in, and what is waited for in it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from chatapp.core.chat.waiting import Waiting
from chatapp.core.domain.conversation import Message, Phase
from chatapp.core.domain.events import Event, PhaseChanged
from chatapp.core.invisible import one_line

_LONGEST_NAME = 60
"""Characters of the name of a tool that are told."""

_log = logging.getLogger("chatapp.chat")


class Phases:
    """The phases of the reply that is to become `message`: each is reported when it is news."""

    def __init__(self, message: Message, report: Callable[[Event], None]) -> None:
        self.current = Phase.CONNECTING
        self.waiting = Waiting()
        self._message = message
        self._report = report
        self._told: tuple[Phase, str, bool] | None = None

    def enter(self, phase: Phase, note: str = "", *, counting: bool = False) -> None:
        """Be in `phase`; `note` says more, and counts down or not."""
        if self._told == (phase, note, counting):
            return
        if phase is not self.current:
            _log.debug("reply %s: %s", self._message.id[-8:], phase)
        self.current, self._told = phase, (phase, note, counting)
        message = self._message
        self._report(PhaseChanged(message.conversation_id, message.id, phase, note, counting))

    def call(self, name: str) -> None:
        """A tool call is coming; its name may not be known yet."""
        self.waiting.heard()
        self.enter(Phase.CALLING, one_line(name)[:_LONGEST_NAME])

    def speak(self) -> None:
        """Speech is coming."""
        self.waiting.heard()
        self.enter(Phase.SPEAKING)

    def tell_wait(self) -> None:
        """Say what is waited for, if that is worth telling."""
        if note := self.waiting.note(self.current):
            self.enter(self.current, note)

    def tell_countdown(self, note: str) -> None:
        """Say how long it is until another attempt."""
        self.enter(Phase.CONNECTING, note, counting=True)

    def begin_attempt(self) -> None:
        """Another attempt begins."""
        self.waiting.heard()
        self.enter(Phase.CONNECTING)
