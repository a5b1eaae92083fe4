"""Draws the end of a line that grows without parsing all of its block again.

What a line says before a space at which no mark is open is drawn for good, as long as the line
goes on: only what stands behind that space is parsed.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown_it.token import Token

LONGEST = 400
"""Characters behind such a space up to which only they are parsed."""
_AROUND = frozenset({"ul", "ol", "li", "blockquote", "div", "p"})
_WITHIN = frozenset({"em", "strong", "del", "code", "a", "span", "br", "img", "input", "sup"})
_OPEN = re.compile(r"[*~`$\[\\]|(?<![^\W_])_|_(?![^\W_])")
"""Marks that may mean something together with others behind them."""
_HIDDEN = " *_~`$[\\"
"""Marks at the very end that are not shown before there is something to mark."""
_HALF_LINK = re.compile(r"\[[^\[\]]*(?:\](?:\([^)]*)?)?$")
"""The beginning of a link: only its words are shown, and all that follows may belong to it."""
_LONGEST_LINK = 300
_BEGUN = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?:\*{0,2}|`|\$|\\\()[^\W_]")
"""The beginning of a line by which its block is known, whatever it says further on."""


@dataclass(frozen=True, slots=True)
class Seam:
    """A place in a line before a space, `at` characters from the text's start, and the block as
    it is drawn up to there."""

    at: int
    element: Element

    @classmethod
    def in_block(cls, element: Element, line: str, end: int) -> Seam | None:
        """The last seam of a block that is drawn as `element` and says at its end what `line`
        does; that ends at `end`."""
        root, leaf = _to_leaf(element)
        inner = leaf.tag in {"p", "li"} and all(child.tag in _WITHIN for child in leaf)
        found = _cut(leaf, line) if inner else None
        if found is None or not _BEGUN.match(line[:found]):
            return None
        return cls(end - len(line) + found, root)

    def joined(self, element: Element) -> Element:
        """The whole block: what stands before the seam, and what follows as it is drawn in
        `element`."""
        root, leaf = _to_leaf(self.element)
        if len(leaf):
            leaf[-1] = copy.copy(leaf[-1])
            leaf[-1].tail = (leaf[-1].tail or "") + (element.text or "")
        else:
            leaf.text = (leaf.text or "") + (element.text or "")
        leaf.extend(element)
        return root

    def moved(self, element: Element, text: str) -> Seam:
        """The last seam in `text`, which follows this one and is drawn as `element`; or this."""
        end = copy.copy(element)
        found = _cut(end, text)
        return self if found is None else Seam(self.at + found, self.joined(end))


def _to_leaf(element: Element) -> tuple[Element, Element]:
    """A copy of `element`, and in it that of the last element that holds text; what is within
    that one is shared."""
    root = leaf = copy.copy(element)
    while len(leaf) and leaf[-1].tag in _AROUND and not (leaf[-1].tail or "").strip():
        leaf[-1] = leaf = copy.copy(leaf[-1])
    return root, leaf


def _cut(leaf: Element, line: str) -> int | None:
    """Take from `leaf` what stands behind its last seam, which is at this place of `line`; None if
    there is none."""
    said = (leaf[-1].tail if len(leaf) else leaf.text) or ""
    words = said[said.rfind("\n") + 1 :].rstrip(_HIDDEN)
    known = line.rstrip(_HIDDEN)
    space = words.rfind(" ")
    before = known[: len(known) - len(words)]
    if space < 0 or not known.endswith(words) or _HALF_LINK.search(known[-_LONGEST_LINK:]):
        return None
    if not words[:space].strip() and not len(leaf):
        return None
    if any(_OPEN.search(text) for text in (leaf.text, *(child.tail for child in leaf)) if text):
        return None
    kept = said[: said.rfind("\n") + 1 + space]
    if len(leaf):
        leaf[-1] = copy.copy(leaf[-1])
        leaf[-1].tail = kept
    else:
        leaf.text = kept
    return len(before) + space


def line_tokens(text: str) -> list[Token]:
    """The tokens of a paragraph that says `text`."""
    inline = Token("inline", "", 0, level=1, content=text, children=[])
    return [Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)]
