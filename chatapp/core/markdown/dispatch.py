"""Asks only those rules of the grammar that can begin with the character at hand.

markdown-it asks every rule at every mark and at every line, most of them for nothing;
what is asked here is the same, a third as often.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]

_BEGINS = {
    "newline": "\n",
    "escape": "\\",
    "math": "$\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "footnote_mark": "[",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
_MARKS = re.compile(r"[\n\\$`~*_\[\]!<&]")


# WORKAROUND (markdown-it-py, parser_inline.py, seen with 4.3.0): it asks every rule at each mark.
class Inline(ParserInline):
    """The rules of `parser` for what stands in a line, by the character they begin with."""

    def __init__(self, parser: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = parser.ruler, parser.ruler2
        self.terminator_re = _MARKS
        rules = dict(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
        self._words = (rules.pop("text"),)
        rules.pop("linkify", None)
        self._at: dict[str, tuple[InlineRule, ...]] = {"]": ()}
        for name, rule in rules.items():
            for character in _BEGINS[name]:
                self._at[character] = (*self._at.get(character, ()), rule)

    def skipToken(self, state: StateInline) -> None:
        at = state.pos
        if (known := state.cache.get(at)) is not None:
            state.pos = known
            return
        found = False
        if state.level < state.md.options["maxNesting"]:
            state.level += 1
            for rule in self._at.get(state.src[at], self._words):
                if found := rule(state, True):
                    break
            state.level -= 1
        else:
            state.pos = state.posMax - 1
        if not found:
            state.pos += 1
        state.cache[at] = state.pos

    def tokenize(self, state: StateInline) -> None:
        shallow = state.level < state.md.options["maxNesting"]
        end = state.posMax
        while state.pos < end:
            character = state.src[state.pos]
            for rule in self._at.get(character, self._words) if shallow else ():
                if rule(state, False):
                    break
            else:
                state.append_pending(character)
                state.pos += 1
        if state.pending:
            state.pushPending()


def interruption(rules: Mapping[str, Sequence[BlockRule]], table: BlockRule | None) -> BlockRule:
    """The one rule that tells whether a line ends the block above it: as one of `rules`,
    by first character, or as the header of a `table`."""

    def interrupts(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        # A line that a quote around took in belongs to the paragraph there: it was asked.
        if not silent or state.sCount[line] < 0:
            return False
        begin = state.bMarks[line] + state.tShift[line]
        for rule in rules.get(state.src[begin : begin + 1], ()):
            if rule(state, line, end, True):
                return True
        if table is None or line + 1 >= end:
            return False
        below = state.bMarks[line + 1] + state.tShift[line + 1]
        return state.src[below : below + 1] in {"|", "-", ":"} and table(state, line, end, True)

    return interrupts
