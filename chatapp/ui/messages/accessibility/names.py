"""Accessible names of messages: speaker and plain text.

A name is made of the stored text, without rows: whoever walks through a long conversation
hears every message of it, while only a few of them are held at a time.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.conversation import Message, Role
from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.speech import spoken
from chatapp.ui.messages.rows.inline_runs import text_of
from chatapp.ui.messages.rows.row_builder import plain, rows

if TYPE_CHECKING:
    from chatapp.core.markdown.grammar import Grammar

LONGEST = 20_000
"""Characters of a name; the rest is read from the text itself."""
KEPT = 64
"""Messages whose names or bodies are kept."""
_PAGE = 16
"""Messages asked for together, those around the one that is read."""
_AHEAD = 4
"""The distance from the end of what is known at which the next page is asked for."""
_MUCH = 200_000
"""Characters that are asked for together, unless one message alone has more."""


class Names(QObject):
    """The names of messages that are not loaded, as far as somebody just asked for them."""

    needed = Signal(list)
    """Ids of messages whose bodies are asked for."""
    changed = Signal(int)
    """The number of a message whose name was asked for before it was known."""

    def __init__(self, column: Column, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self._bodies: OrderedDict[str, Message] = OrderedDict()
        self._names: OrderedDict[tuple[str, int], str] = OrderedDict()
        """By the message and the length of its text: what is longer now is another name."""
        self._awaited: set[str] = set()
        self._owed: set[str] = set()

    def reset(self) -> None:
        """The messages are others now."""
        for kept in (self._bodies, self._names, self._awaited, self._owed):
            kept.clear()

    @property
    def held(self) -> int:
        """The number of names and bodies that are kept."""
        return len(self._names) + len(self._bodies)

    @property
    def bodies(self) -> tuple[Message, ...]:
        """The messages that are kept until their name is asked for."""
        return tuple(self._bodies.values())

    def name(self, number: int) -> str:
        """A message's name. Of one that is not at hand it is the speaker, until it came."""
        column = self._column
        if (item := column.item(number)) is not None:
            return item.speech()[:LONGEST]
        one = column.outline[number]
        if (one.id, one.characters) not in self._names and one.id not in self._bodies:
            self._owed.add(one.id)
        self._look_around(number)
        key = (one.id, one.characters)
        if key not in self._names:
            if (body := self._bodies.pop(one.id, None)) is None:
                return tr("You") if one.role is Role.USER else tr("Assistant")
            unfolded = column.unfolded.get(one.id, False)
            self._names[key] = spoken(body, _texts(body, unfolded=unfolded))[:LONGEST]
        self._names.move_to_end(key)
        while len(self._names) > KEPT:
            self._names.popitem(last=False)
        return self._names[key]

    def _look_around(self, number: int) -> None:
        """Ask for what will be read next, unless it is on its way."""
        for near in (number, number + _AHEAD, number - _AHEAD):
            if not (one := self._missing(near)):
                continue
            wanted, room = [one], _MUCH
            first = near - near % _PAGE
            for there in range(first, first + _PAGE):
                if (other := self._missing(there)) and other != one:
                    room -= self._column.outline[there].characters
                    if room >= 0:
                        wanted.append(other)
            self._awaited.update(wanted)
            self.needed.emit(wanted)

    def _missing(self, number: int) -> str:
        """The id of a message that would have to be asked for, or nothing."""
        column = self._column
        if not 0 <= number < len(column) or column.item(number) is not None:
            return ""
        one = column.outline[number]
        known = (one.id, one.characters) in self._names
        return "" if known or one.id in self._bodies or one.id in self._awaited else one.id

    def take(self, message: Message) -> bool:
        """A body arrived: True if it was asked for here."""
        if message.id not in self._awaited:
            return False
        self._awaited.discard(message.id)
        self._bodies[message.id] = message
        held = sum(map(self._characters, self._bodies))
        while len(self._bodies) > 1 and (len(self._bodies) > KEPT or held > 2 * _MUCH):
            held -= self._characters(self._bodies.popitem(last=False)[0])
        if message.id in self._owed:
            self._owed.discard(message.id)
            number = self._column.number(message.id)
            if number is not None:
                self.changed.emit(number)
        return True

    def _characters(self, message_id: str) -> int:
        number = self._column.number(message_id)
        return 0 if number is None else self._column.outline[number].characters


def _texts(message: Message, *, unfolded: bool) -> list[str]:
    """The texts a message shows, as far as a name needs them."""
    if message.role is Role.USER:
        return [text_of(plain(message.answer[:LONGEST]))] if message.answer else []
    shown = [message.thinking] if unfolded and message.thinking else []
    shown += [message.answer] if message.answer else []
    return [_read(text) for text in shown]


def _read(markdown: str) -> str:
    from chatapp.core.markdown import BlockStream

    stream = BlockStream(_grammar())
    stream.feed(markdown[:LONGEST])
    stream.finish()
    return "\n".join(
        block.code.removesuffix("\n")
        if block.code
        else text_of(rows(block.element, first=number == 0, closed=True))
        for number, block in enumerate(stream.blocks)
    )


@cache
def _grammar() -> Grammar:
    from chatapp.core.markdown.grammar import Grammar

    return Grammar()
