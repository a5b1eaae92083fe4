"""Takes a running reply's events into the view, and draws them at a sustainable rate."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from chatapp.core.domain.conversation import Message, Phase, Status
from chatapp.core.domain.events import (
    Event,
    Finished,
    Grew,
    PartKind,
    PhaseChanged,
    Recast,
    Settled,
    Started,
)
from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.layout.column import Anchor, Column
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.loading import Loading
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.live.spreading import FLOOD, Arrivals
from chatapp.ui.messages.rows.error_row import sentence
from chatapp.ui.messages.rows.throttle import Throttle

_SLICE = 0.006
"""Seconds of one go at what came; a turn of the loop that takes longer shows nothing too."""
_SHOWN_EVERY = 0.08
"""Seconds between two looks at a backlog: what is shown costs more than what is read."""
FRAME = 0.026
"""Seconds between two frames of text that comes as models write, at least: a little less than
between two gulps of a stream, so that none waits for the frame after it."""
_STEP = 0.01
"""Seconds after which it is looked again for text that was spread, at the earliest."""
_CLOSE = 0.001
"""A timer that rings by so much too early is on time."""
_MOST = 0.5
"""The share of the time that drawing them may take, on a slow machine or in a costly block."""
_LONGEST = 0.1
"""Seconds that they may be apart for it."""


class ReplyUpdates(QObject):
    """Takes the engine's events of one conversation into the rows of `column`."""

    branched = Signal()
    """Another version begins: the messages behind it left the column."""
    added = Signal(int)
    """The number of a message that was added at the end."""
    arrived = Signal()
    """A question or reply was added: the newest is to be current."""
    ended = Signal(int, str)
    """The number of a reply that ended, and the words that say so."""
    text_changed = Signal(int)
    """The number of a message that shows other text now."""
    grew_below = Signal()
    """Text arrived that is not in view."""

    def __init__(
        self, column: Column, scroller: Scroller, loading: Loading, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._column, self._scroller, self._loading = column, scroller, loading
        self._conversation_id = ""
        self.spreads = True
        """True if what arrives in bursts is spread over the time until the next."""
        self._growing: set[int] = set()
        self._arrivals: dict[int, Arrivals] = {}
        self.pace = Throttle(share=_MOST, longest=_LONGEST)
        self._unpainted = False
        self._first: tuple[int, int, int] | None = None
        """The first row that changed and is not shown yet: message, section, row."""
        self._all = False
        self._streams = False
        self._drawn = False
        """True if formulas were drawn, or pictures came, that are not shown yet."""
        self._shown_at = 0.0
        self._fresh = 0
        """Characters that came since."""
        self._digesting = QTimer(self)
        self._digesting.setSingleShot(True)
        self._digesting.setTimerType(Qt.TimerType.PreciseTimer)
        self._digesting.timeout.connect(self.digest)
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.setTimerType(Qt.TimerType.PreciseTimer)
        self._showing.timeout.connect(self.show)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)

    @property
    def waiting(self) -> bool:
        """True while text waits to be read, or to be shown."""
        return self._digesting.isActive() or self._showing.isActive()

    @property
    def due(self) -> int:
        """Milliseconds until text is read; -1 if none waits."""
        return self._digesting.remainingTime()

    def open(self, conversation_id: str) -> None:
        """Take in what is reported of this conversation from now on."""
        self.stop()
        self._conversation_id = conversation_id

    def stop(self) -> None:
        """The messages are others now: forget what is growing."""
        self._growing.clear()
        self._arrivals.clear()
        self._first, self._all, self._streams = None, False, False
        self._digesting.stop()
        self._showing.stop()
        self._clock.stop()
        self.pace.reset()

    def shift(self, by: int) -> None:
        """Shift the numbers: so many messages were put above the first."""
        self._growing = {number + by for number in self._growing}
        self._arrivals = {number + by: some for number, some in self._arrivals.items()}
        if self._first is not None:
            number, slot, row = self._first
            self._first = number + by, slot, row

    def load(self, number: int, message: Message) -> None:
        """Show a message that was read, in place of what is known of it."""
        self.release(number)
        self._column.load(number, message)
        self.watch(number)

    def watch(self, number: int) -> None:
        """Message `number` may have text that is not rows yet."""
        item = self._column.item(number)
        if item is not None and item.waiting:
            self._growing.add(number)
            self._schedule()

    def apply(self, events: Sequence[Event]) -> None:
        """Take these in; those of other conversations are ignored."""
        column = self._column
        urgent = False
        for event in events:
            if isinstance(event, Started):
                if event.conversation_id == self._conversation_id:
                    self._start(event)
                    urgent = True
                continue
            if isinstance(event, Finished | Settled):
                message_id = event.message.id
            elif isinstance(event, PhaseChanged | Grew | Recast):
                message_id = event.message_id
            else:
                continue
            number = column.number(message_id)
            item = None if number is None else column.item(number)
            if number is None or item is None:
                if number is not None:
                    self._loading.request([message_id])
                continue
            urgent = self._take(event, number, item) or urgent
            self._growing.add(number)
        if urgent:
            self.pace.reset()
            self._shown_at, self._all = 0.0, True
            self.digest()
        elif self._growing:
            self._schedule(here=True)

    def _start(self, event: Started) -> None:
        column = self._column
        for message in (event.question, event.reply):
            if message is None:
                continue
            if (there := column.number(message.id)) is not None:
                # It goes on where it ended.
                column.load(there, message)
                continue
            parent = column.number(message.parent_id) if message.parent_id else -1
            if parent is not None and parent + 1 < len(column):
                # Another version: what followed its elder sibling leaves the screen.
                column.truncate(parent + 1)
                self.branched.emit()
            column.append(message)
            self.added.emit(len(column) - 1)
        self.arrived.emit()
        self._scroller.following = True
        item = column.item(len(column) - 1)
        if item is not None:
            item.enter(Phase.CONNECTING, "")

    def _take(self, event: Event, number: int, item: Item) -> bool:
        """Hand an event to its message; True if it must be seen at once."""
        column = self._column
        if isinstance(event, Grew):
            arrivals, now = self._arrivals.setdefault(number, Arrivals()), time.perf_counter()
            arrivals.add(event.kind, event.text, now)
            self._fresh += len(event.text)
            for kind, text in arrivals.due(now) if self.spreads else arrivals.rest():
                self._grow(item, kind, text)
            return False
        if isinstance(event, PhaseChanged):
            item.enter(event.phase, event.note, counting=event.counting)
            column.measure(number)
            self._scroller.repaint_message(number)
            return False
        self.release(number)
        last = number == len(column) - 1
        if isinstance(event, Recast):
            item.become(replace(item.message, parts=event.parts), last=last)
        elif isinstance(event, Finished):
            was_streaming = item.streaming
            item.become(event.message, last=last)
            if was_streaming:
                self._finish(number, item)
        elif isinstance(event, Settled) and not item.streaming:
            item.become(event.message, last=last)
        column.measure(number)
        return True

    def _grow(self, item: Item, kind: PartKind, text: str) -> None:
        item.grow(kind, text)
        if item.thinks and not self._clock.isActive():
            self._clock.start()

    def release(self, number: int) -> None:
        """Take in all that has arrived of a message, however it is to be spread."""
        item, arrivals = self._column.item(number), self._arrivals.pop(number, None)
        if item is not None and arrivals is not None:
            for kind, text in arrivals.rest():
                self._grow(item, kind, text)

    def _finish(self, number: int, item: Item) -> None:
        done = item.message.status is Status.DONE
        self.ended.emit(number, tr("Assistant replied") if done else sentence(item.message))

    def _tick(self) -> None:
        thinking = False
        for number in list(self._growing):
            item = self._column.item(number)
            if item is not None and item.thinks:
                thinking = True
                if item.tick():
                    self._scroller.repaint_thinking(number)
        if not thinking:
            self._clock.stop()

    def _schedule(self, *, here: bool = False) -> None:
        """Read what came at the next frame, or `here` and now if that is due."""
        wait = self._until_frame(time.perf_counter())
        pressing = any(self._pressing(number) for number in self._growing)
        if here and wait == 0 and not pressing and not self._digesting.isActive():
            self.digest()
        elif not self._digesting.isActive() or pressing or wait == 0:
            self._digesting.start(0 if pressing else int(wait * 1000))

    def _until_frame(self, now: float) -> float:
        """Seconds until the next frame."""
        frame = FRAME if self._fresh < FLOOD else _SHOWN_EVERY
        wait = max(self._shown_at + frame - now, self.pace.wait(now))
        return wait if wait > _CLOSE else 0.0

    def _pressing(self, number: int) -> bool:
        """True if a message has text to read at once: complete, or more than a slice of it.

        Read as it comes, a flood makes no lumps of work, the last of them after its end.
        """
        item = self._column.item(number)
        return item is not None and item.waiting and (item.plenty or not item.streaming)

    def digest(self) -> None:
        column, start = self._column, time.perf_counter()
        backlog = later = False
        for number in list(self._growing):
            item = column.item(number)
            if item is None:
                self._growing.discard(number)
                continue
            if (arrivals := self._arrivals.get(number)) is not None:
                for kind, text in arrivals.due(start):
                    self._grow(item, kind, text)
                later = later or bool(arrivals)
            while item.waiting and time.perf_counter() - start < _SLICE:
                row = item.digest()
                if row is not None:
                    self._first = min(self._first or (number, *row), (number, *row))
            if item.thinks and not item.unfolded:
                self._scroller.repaint_thinking(number)
                self._shown_at = start
            if item.restless:
                item.restless, self._all = False, True
            self._streams = self._streams or item.streaming
            backlog = backlog or item.waiting
            column.measure(number)
            self.text_changed.emit(number)
            if not item.waiting and not item.streaming:
                self._growing.discard(number)
        if backlog:
            self._digesting.start(0)
        now = time.perf_counter()
        if self._first is not None or self._all:
            every = max(self._shown_at + _SHOWN_EVERY - now, 0.0)
            wait = every if backlog else self._until_frame(now)
            if wait == 0 and now - start < _SLICE:
                self.show()
            elif not self._showing.isActive() or wait == 0:
                self._showing.start(int(wait * 1000))
        if later and not backlog:
            wait = max(self._until_frame(time.perf_counter()), _STEP)
            self._digesting.start(int(wait * 1000))

    def redraw(self) -> None:
        """Formulas were drawn, or pictures came: they are shown at the next frame."""
        self._drawn = True
        if (wait := self._until_frame(time.perf_counter())) == 0:
            self.show()
        elif not self._showing.isActive():
            self._showing.start(int(wait * 1000))

    def _take_drawn(self) -> None:
        """Note the first row that waited for what is drawn now."""
        self._drawn, top = False, self._scroller.value
        first = self._column.redraw(top, top + self._scroller.height)
        if first is not None:
            here = first.item, first.slot, first.row
            self._first = min(self._first or here, here)

    def show(self) -> None:
        """Lay out and paint what changed since this was last done."""
        scroller, start = self._scroller, time.perf_counter()
        self._showing.stop()
        if self._drawn:
            self._take_drawn()
            if self._first is None and not self._all:
                return
        first, below = self._first, not scroller.at_end
        scroller.settle(Anchor(*first) if first is not None and not self._all else None)
        if first is not None and self._streams and below and not scroller.following:
            self.grew_below.emit()
        self._first, self._all, self._streams = None, False, False
        self._fresh = 0
        self._shown_at = time.perf_counter()
        self.pace.spent(start, self._shown_at)
        self._unpainted = True

    def painted(self, start: float, end: float) -> None:
        """The view painted: the first time after new text, that is part of its price."""
        if self._unpainted:
            self._unpainted = False
            self.pace.spent(start, end)
