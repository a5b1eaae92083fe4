"""Finds the buttons of a message in its rows, to be laid over it as real ones."""

from __future__ import annotations

from dataclasses import replace

from chatapp.ui.messages.layout.section_stack import SectionStack, Slot
from chatapp.ui.messages.rows.buttons import Button
from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.rows.image_row import ImageRow

ROW = "row:"
"""Before the verb of a button that is about a row: ``row:SLOT:ROW:verb``."""


def buttons_of(message: SectionStack, shift: int, seen: range) -> list[Button]:
    """The buttons of a message, `shift` to the right of its coordinates; those within its text
    as far as they are `seen`."""
    made: list[Button] = []
    for slot, number, y in message.visible(seen.start, seen.stop) if seen else ():
        section = message.sections[slot]
        row = section.rows[number]
        if slot not in (Slot.THINKING, Slot.TEXT):
            continue
        if not row.laid and isinstance(row, CodeRow | ImageRow):
            section.lay_out(number)  # it stays as high as it was
        if not row.laid:
            continue
        for b in row.buttons():
            rect, verb = b.rect.translated(section.left + shift, y), f"{ROW}{slot}:{number}:"
            made.append(replace(b, verb=verb + b.verb, rect=rect))
    for slot in (Slot.HEAD, Slot.TAIL):
        section = message.sections[slot]
        for number, row in enumerate(section.rows):
            section.lay_out(number)
            y = message.row_top(slot, number)
            verb = f"{ROW}{int(slot)}:{number}:" if row.own_buttons else ""
            for b in row.buttons():
                rect = b.rect.translated(section.left + shift, y)
                made.append(replace(b, verb=verb + b.verb, rect=rect))
    return made
