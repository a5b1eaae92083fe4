"""Draws the end of one long open list or table without parsing all of it again.

Items and rows that are complete are kept as they were drawn; only the last one and what
follows it is parsed. It is for show while the block is open: once it ends, or has doubled,
its whole text is parsed.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown_it.token import Token

from chatapp.core.markdown.blocks import Group, Lines

_PARTS = {
    "bullet_list_open": ("list_item_open", 1),
    "ordered_list_open": ("list_item_open", 1),
    "table_open": ("tr_open", 2),
}


_DEEPER = frozenset({"ul", "ol", "li", "blockquote", "div", "table", "tbody", "tr", "pre"})


@dataclass(slots=True)
class Window:
    """The complete part of an open list or table, and the start of its last item or row."""

    type: str
    element: Element
    """The block without its last item or row."""
    start: int
    """The start of that last one, in characters after the block's own start."""
    head: str
    """The lines that must stand before it to be understood: a table's first two."""
    loose: bool

    @classmethod
    def onto(cls, group: Group, element: Element, text: str, head: str = "") -> Window | None:
        """A window onto the last item or row of `group`, drawn as `element`, whose text
        is `text`; None if the block has no such parts, or only one. What began before it was
        cut is understood with `head` before it."""
        line = _last_part(group)
        lines = Lines.of(text)
        if line is None or line <= group.first or line > lines.complete:
            return None
        table = group.type == "table_open"
        head = (head or lines.between(0, 2)) if table else ""
        loose = not table and any(item.find("p") is not None for item in element)
        start = lines.offset(line - group.first)
        return cls(group.type, _without_last(element), start, head, loose)

    def adapt(self, groups: Sequence[Group]) -> bool:
        """Prepare the groups found in ``head`` and the text from `start` on; False if
        they are not one list or table as before."""
        if len(groups) != 1 or groups[0].type != self.type:
            return False
        if self.loose:
            for token in groups[0].tokens:
                if token.level == 2 and token.type in {"paragraph_open", "paragraph_close"}:
                    token.hidden = False
        return True

    def joined(self, group: Group, element: Element, text: str) -> Element:
        """The whole block: what was kept, and `element`.

        `element` is made of `group` and `text` (from `start` on). All but the last of its items
        or rows are kept from now on.
        """
        whole = _with_children(self.element, element)
        line = _last_part(group)
        if line is not None:
            line -= self.head.count("\n")
            lines = Lines.of(text)
            if 0 < line <= lines.complete:
                self.start += lines.offset(line)
                self.element = _without_last(whole)
        return whole


def _last_part(group: Group) -> int | None:
    """The line on which the last item or row starts."""
    if group.type not in _PARTS:
        return None
    kind, level = _PARTS[group.type]
    found = (t for t in reversed(group.tokens) if t.type == kind and t.level == level)
    return _line(next(found, None))


def _line(token: Token | None) -> int | None:
    return token.map[0] if token is not None and token.map else None


def _holder(element: Element) -> Element | None:
    """The element that holds the items or rows: the list itself, or the table's body."""
    return element.find("tbody") if element.tag == "table" else element


def _with_children(kept: Element, new: Element) -> Element:
    """`kept` with the items or rows of `new` after its own."""
    whole = copy.copy(kept)
    holder, more = _holder(whole), _holder(new)
    if more is None:
        return whole
    if whole.tag == "table":
        body = copy.copy(more) if holder is None else copy.copy(holder)
        if holder is not None:
            body.extend(more)
        whole[1:] = [body]
    else:
        whole.extend(more)
    return whole


def _without_last(element: Element) -> Element:
    """A copy without the last item or row; what it holds is shared."""
    kept = copy.copy(element)
    holder = _holder(kept)
    if holder is not None and len(holder):
        if kept.tag == "table":
            holder = copy.copy(holder)
            kept[1:] = [holder]
        del holder[-1]
    return kept


def with_text(element: Element, text: str) -> Element:
    """`element` with `text` at its very end; what is shared with the old one stays as is."""
    root = copied = copy.copy(element)
    while len(copied) and copied.tag in _DEEPER and not (copied[-1].tail or "").strip():
        if copied[-1].tag in {"input", "br", "img", "hr", "span"}:
            break
        child = copy.copy(copied[-1])
        copied[-1] = child
        copied = child
    if len(copied):
        child = copy.copy(copied[-1])
        child.tail = (child.tail or "") + text
        copied[-1] = child
    else:
        copied.text = (copied.text or "") + text
    return root
