"""Stream that takes in plain words behind its last block without parsing it again.

Most of what a model writes is letters and spaces behind other letters: they can mean nothing
but themselves, and stand where the text before them ended. Where a line goes on with anything
else, only its end is parsed (`line_end`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from chatapp.core.markdown.blocks import BlockKind, block_of
from chatapp.core.markdown.cut import reach
from chatapp.core.markdown.grammar import Grammar
from chatapp.core.markdown.large_block import with_text
from chatapp.core.markdown.line_end import LONGEST as LONGEST_END
from chatapp.core.markdown.line_end import Seam, line_tokens
from chatapp.core.markdown.provisional import provisional_line
from chatapp.core.markdown.scope import Scope
from chatapp.core.markdown.stream import FARTHEST, BlockStream

LONGEST = 300
"""Characters of a piece that is looked at for what it is: more of them pay for a parse."""
_WORDY = frozenset({BlockKind.PROSE, BlockKind.TABLE})
_PLAIN = re.compile(r"""(?:[^\W_]|[,;?'"’“”„–—-]|[.:!](?=\ |$)|(?<!\ )\ )+""", re.VERBOSE)
"""Letters, digits, single spaces, and signs that mean nothing there."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+(?:[,;'’-][^\W_]+)*[,;?]?")
_LAST_WORD = re.compile(r"""[^\W_]+['"’”]?[.:!?]?['"’”]?""")


class WordStream(BlockStream):
    """A stream that takes in plain words without a parse."""

    def __init__(self, grammar: Grammar | None = None, *, most: int = 0) -> None:
        super().__init__(grammar, most=most)
        self._seam: Seam | None = None
        """In the last line; what stands before it is drawn for good."""

    def extend(self, text: str, said: str) -> str | None:
        """Take the next piece, if it is but more words behind `said`, the last that the last
        block says; returns what stands behind it now. None: `text` has to be fed instead.
        """
        last = self.blocks[-1] if len(self.blocks) > self._settled else None
        if last is None or last.kind not in _WORDY or self._fence or self._finished:
            return None
        if len(text) > LONGEST or self._carriage_return or not _PLAIN.fullmatch(text):
            return None
        tail = self._tail
        line = tail[tail.rfind("\n") + 1 :]
        known = line.rstrip(" ")
        spaces = len(line) - len(known)
        word = known[known.rfind(" ") + 1 :]
        between = bool(spaces) or text[0] == " "
        plain = _WORD.fullmatch(word) or (between and _LAST_WORD.fullmatch(word))
        if not plain or spaces + (text[0] == " ") > 1 or not _LETTER.search(known):
            return None
        if not said.endswith(word):
            return None
        most = self._allowed
        if most and len(tail) + len(text) >= reach((tail + text)[: most * FARTHEST], most):
            return None
        more = " " * spaces + text.rstrip(" ")
        self._tail += text
        end = self._base + len(self._tail)
        prose = last.kind is BlockKind.PROSE
        element = with_text(last.element, more) if prose else last.element
        self.blocks[-1] = replace(last, element=element, end=end, closed=False)
        return more

    def _advance(self, *, final: bool) -> int:
        if not final and self._draw_end():
            return len(self.blocks) - 1
        self._seam = None
        return super()._advance(final=final)

    def _draw_end(self) -> bool:
        """Draw what came behind the last line's seam, if there is one and the line goes on."""
        last = self.blocks[-1] if len(self.blocks) > self._settled else None
        if last is None or last.closed or last.kind is not BlockKind.PROSE or self._fence:
            return False
        tail: str = self._tail
        shown = last.end - self._base
        if "\n" in (new := tail[shown:]) or "\r" in new:
            return False
        seam = self._seam
        if seam is None:
            known = tail[:shown]
            line = known[max(known.rfind("\n"), known.rfind("\r")) + 1 :]
            seam = Seam.in_block(last.element, line, last.end)
        if seam is None or len(text := tail[seam.at - self._base :]) > LONGEST_END:
            return False
        scope = Scope(self._links, self._notes)
        tokens = line_tokens(provisional_line(text.rstrip()))
        end = block_of(self._grammar.finish(tokens, scope.environment), 0, 0, closed=False)
        self._asked[-1] |= scope.asked()
        element = seam.joined(end.element)
        self.blocks[-1] = replace(last, element=element, end=self._base + len(tail), closed=False)
        self._seam = seam.moved(end.element, text)
        return True
