"""Markdown parsing: text as HTML and as blocks, both from one element tree.

The grammar is GitHub's (GFM 0.29) with footnotes, alerts and math; raw HTML is text.

Elements that can occur in a tree: `p`, `h1`-`h6`, `hr`; `ul`, `ol` (``start``), `li`
(a task's first child is an `input` with ``checked`` or not); `blockquote` (an alert has
``class="alert alert-note"`` (tip, important, warning, caution) and a first
``p class="alert-title"``); `pre` with one `code` (``class="language-x"``); `table`,
`thead`, `tbody`, `tr`, `th`, `td` (``align``); `div class="math display"` and, inside
lines, ``span class="math inline"`` or ``"math display"`` with the TeX source as text
(``data-markup``: its opening mark); `div class="footnote" id="fn-LABEL"` (a `sup` with
the link back, then the note's blocks); in lines `em`, `strong`, `del`, `code`, `br`,
`a` (``href``, ``title``), `img` (``src``, ``alt``, ``title``; never fetched by itself),
``sup class="footnote-ref"`` with an `a` to ``#fn-LABEL``.

In a `Block`'s tree an `a` opens http, https or mailto, or leads to a footnote; any other
link is ``span class="unlinked"``. `to_html` keeps the links that GFM has, except such as
run code or read files (javascript:, data:, file: and the like), which stay as their source.
Characters that hide are kept by both: links and code are painted through `invisible.visible`.
"""

from __future__ import annotations

from markdown import Markdown

from chatapp.core.markdown.blocks import Block, BlockKind
from chatapp.core.markdown.grammar import Grammar, may_open, readable
from chatapp.core.markdown.plain_text import plain_text
from chatapp.core.markdown.plain_words import WordStream
from chatapp.core.markdown.stream import BlockStream
from chatapp.core.markdown.tree import ModelDialect, html

__all__ = [
    "Block",
    "BlockKind",
    "BlockStream",
    "WordStream",
    "blocks",
    "html",
    "may_open",
    "plain_text",
    "to_html",
]


def to_html(text: str) -> str:
    """`text` as an HTML fragment: plain GFM, no highlighting, no wrapper. Never raises."""
    return Markdown(extensions=[ModelDialect(Grammar())]).convert(readable(text))


def blocks(text: str) -> tuple[Block, ...]:
    """The top-level blocks of a complete text."""
    stream = BlockStream()
    stream.feed(text)
    stream.finish()
    return tuple(stream.blocks)
