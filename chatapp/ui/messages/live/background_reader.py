"""Reads a whole conversation's text in slices, without laying it out or keeping it.

Bodies that are not at hand are asked for by `needed`, some at a time;
they are read and let go again, so that a survey of ten thousand messages costs no memory.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from chatapp.core.domain.conversation import Message
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.packed_rows import Specs
from chatapp.ui.messages.layout.section_stack import Slot

_SLICE = 0.008
"""Seconds of one go."""
_BATCH = 120_000
"""Characters asked for at once; one message at least."""
_BATCH_MESSAGES = 200

Texts: TypeAlias = list[tuple[Slot, Specs]]
"""A message's rows by section, folded thinking included."""
Worth: TypeAlias = Callable[[str], Iterable[bool]]
"""Tells whether a source can hold what is looked for; the last that it says holds."""
Visit: TypeAlias = Callable[[int, Texts], Iterator[bool]]
"""Goes through a message's texts: says False while it goes on, True to read no further."""


class BackgroundReader(QObject):
    """Reads the messages of one conversation, in one pass at a time."""

    needed = Signal(list)
    """Ids of messages whose bodies are asked for."""

    def __init__(self, column: Column, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self._numbers: deque[int] = deque()
        self._bodies: dict[str, Message] = {}
        self._awaited: set[str] = set()
        self._texts: Iterator[Texts | None] | None = None
        self._visiting: Iterator[bool] | None = None
        self._number = -1
        self._visit: Visit | None = None
        self._worth: Worth = at_once(bool)
        self._done: Callable[[], object] = bool
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._work)

    @property
    def running(self) -> bool:
        """True if messages are left to read."""
        return bool(self._numbers) or self._texts is not None or self._visiting is not None

    def start(
        self,
        numbers: Iterable[int],
        worth: Worth,
        visit: Visit,
        done: Callable[[], object],
    ) -> None:
        """Read these messages in order.

        `visit` gets each whose source is `worth` it, a slice at a time;
        `done` is called after the last.
        """
        self.stop()
        self._numbers.extend(numbers)
        self._worth, self._visit, self._done = worth, visit, done
        self._timer.start(0)

    def again(self, number: int) -> None:
        """A message changed: read it (once more) next."""
        if self._visit is None:
            return
        if number not in list(self._numbers)[:1]:
            self._numbers.appendleft(number)
        self._timer.start(0)

    def stop(self) -> None:
        """Forget what was to be read."""
        self._numbers.clear()
        self._bodies.clear()
        self._awaited.clear()
        self._texts, self._visit, self._visiting = None, None, None
        self._timer.stop()

    def take(self, message: Message) -> bool:
        """A body arrived: True if it was asked for here."""
        if message.id not in self._awaited:
            return False
        self._awaited.discard(message.id)
        self._bodies[message.id] = message
        self._timer.start(0)
        return True

    def _work(self) -> None:
        until = time.perf_counter() + _SLICE
        while self._visit is not None and time.perf_counter() < until:
            if self._visiting is not None:
                self._go_on(self._visiting)
                continue
            if self._texts is None and not self._begin():
                return
            texts = next(self._texts, None) if self._texts is not None else None
            if texts is None:
                continue
            self._texts = None
            self._visiting = self._visit(self._number, texts)
        if self._visit is not None:
            self._timer.start(0)

    def _go_on(self, visiting: Iterator[bool]) -> None:
        """A slice of a visit."""
        enough = next(visiting, None)
        # What it says may have begun another reading.
        if self._visiting is visiting:
            if enough is None:
                self._visiting = None
            elif enough:
                self.stop()

    def _begin(self) -> bool:
        """Take the next message in hand; False if there is none, or it is not there yet."""
        column = self._column
        if not self._numbers:
            self._done()
            return False
        number = self._numbers[0]
        if number >= len(column):
            self._numbers.popleft()
            return True
        message_id = column.outline[number].id
        item = column.item(number)
        if item is None and message_id not in self._bodies:
            self._ask()
            return False
        self._numbers.popleft()
        self._number = number
        if item is None:
            self._texts = _read_body(self._bodies.pop(message_id), self._worth)
        else:
            self._texts = _read(item, self._worth, own=False)
        if len(self._bodies) < _BATCH_MESSAGES // 2:
            self._ask()
        return True

    def _ask(self) -> None:
        """Ask for the next bodies, unless some are on their way."""
        if self._awaited:
            return
        column, wanted, size = self._column, list[str](), 0
        for number in self._numbers:
            if number >= len(column):
                continue
            outline = column.outline[number]
            if column.item(number) is None and outline.id not in self._bodies:
                wanted.append(outline.id)
                size += outline.characters
            if size > _BATCH or len(wanted) >= _BATCH_MESSAGES:
                break
        if wanted:
            self._awaited.update(wanted)
            self.needed.emit(wanted)


def at_once(worth: Callable[[str], bool]) -> Worth:
    """Look at any source in one piece: it is quick."""
    return lambda source: (worth(source),)


def _look(source: str, worth: Worth) -> Generator[None, None, bool]:
    """Look at a source in pieces; True if it is worth reading."""
    found = False
    for said in worth(source):
        found = said
        yield
    return found


def _read_body(body: Message, worth: Worth) -> Iterator[Texts | None]:
    """Read a message that is not shown."""
    for source in (body.answer, body.thinking):
        if (yield from _look(source, worth)):
            yield from _read(Item(body, unfolded=True, last=False), worth, own=True)
            return
    yield []


def _read(item: Item, worth: Worth, *, own: bool) -> Iterator[Texts | None]:
    """Read a message: None while it goes on, then its texts."""
    texts: Texts = []
    for slot in (Slot.THINKING, Slot.TEXT):
        section = item.sections[slot]
        if not own and (section.hidden or section.waiting) and not item.mine:
            # What the view shows is not touched: a copy is read.
            source = item.source(slot)
            if not (yield from _look(source, worth)):
                continue
            section = item.blank(slot)
            section.feed(item.marked(slot))
            if not item.streaming:
                section.end()
        while section.waiting and (own or section is not item.sections[slot]):
            section.digest()
            yield None
        if section.rows:
            texts.append((slot, section.specs))
    yield texts
