"""The Markdown dialect that models write: GFM with footnotes, alerts and math.

`Grammar` owns one markdown-it-py parser and offers its two phases apart, because a
stream parses blocks often and lines seldom: `block_tokens` finds the blocks of a text,
`finish` parses the lines inside some of them.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_block import fence, heading, hr, html_block
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from chatapp.core.markdown import rules
from chatapp.core.markdown.addresses import bare_links
from chatapp.core.markdown.dispatch import BlockRule, Inline, interruption

Environment = MutableMapping[str, Any]
"""The environment of a parse: ``references`` (link definitions) and ``footnotes``."""

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
_FORBIDDEN = frozenset(
    {"minimax", "javascript", "vbscript", "file", "data", "blob", "about", "chrome"}
)
_OPENABLE = frozenset({"http", "https", "mailto"})
_UNREADABLE = re.compile("[\0\ud800-\udfff]")


def new_environment() -> Environment:
    """An environment in which nothing is defined yet."""
    return {"references": {}, "footnotes": {"refs": {}, "list": {}}}


def readable(text: str) -> str:
    """`text` with NUL and lone surrogates replaced, one for one, by U+FFFD."""
    return _UNREADABLE.sub("\ufffd", text)


def may_link(address: str) -> bool:
    """True if `address` may stand in a link at all: no code, no file, no tag of a model."""
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() not in _FORBIDDEN


def may_open(address: str) -> bool:
    """True if a click may open `address`: http, https and mailto only."""
    scheme = _SCHEME.match(address)
    return scheme is not None and scheme[1].lower() in _OPENABLE


_REPLACED: dict[str, BlockRule] = {
    "table": rules.table,
    "fence": fence,
    "blockquote": rules.quote,
    "hr": hr,
    "list": rules.lists,
    "html_block": html_block,
    "heading": heading,
}
"""Rules that may end the block above them, here only as the three below say."""
_ITEM: dict[str, tuple[BlockRule, ...]] = {
    **dict.fromkeys("`~", (fence,)),
    **dict.fromkeys("$\\", (rules.math_block,)),
    **dict.fromkeys("*-_", (hr,)),
    ">": (rules.quote,),
}
_QUOTE: dict[str, tuple[BlockRule, ...]] = {
    **_ITEM,
    **dict.fromkeys("+0123456789", (rules.lists,)),
    **dict.fromkeys("*-", (hr, rules.lists)),
    "#": (heading,),
}
_ENDS_ITEM = interruption(_ITEM, None)
_ENDS_QUOTE = interruption(_QUOTE, None)
_ENDS_TEXT = interruption({**_QUOTE, "[": (footnote_def,)}, rules.table)


class Grammar:
    """A configured markdown-it-py parser. It keeps no state between texts."""

    def __init__(self) -> None:
        self._parser = parser = MarkdownIt("gfm-like2", {"html": False, "linkify": False})
        parser.disable("linkify")
        parser.options["maxNesting"] = 60
        # Both are meant to be replaced, which their types do not say.
        replaceable: Any = parser
        replaceable.validateLink = may_link
        replaceable.helpers = SimpleNamespace(
            parseLinkLabel=rules.link_label,
            parseLinkDestination=rules.link_destination,
            parseLinkTitle=helpers.parseLinkTitle,
        )
        block, inline = parser.block.ruler, parser.inline.ruler
        block.before("table", "too_deep", rules.too_deep)
        block.before("fence", "math", rules.math_block)
        block.before("reference", "footnote_def", footnote_def)
        for name, rule in _REPLACED.items():
            block.at(name, rule)
        block.push("ends_text", _ENDS_TEXT, {"alt": ["paragraph", "reference"]})
        block.push("ends_quote", _ENDS_QUOTE, {"alt": ["blockquote"]})
        block.push("ends_item", _ENDS_ITEM, {"alt": ["list"]})
        inline.before("escape", "math", rules.math_inline)
        inline.before("link", "footnote_mark", rules.footnote_mark)
        parser.inline = Inline(parser.inline)
        parser.core.ruler.before("text_join", "bare_links", bare_links)
        core = {rule.__name__: rule for rule in parser.core.ruler.getRules("")}
        self._line_rules = [core["inline"], core["bare_links"], core["text_join"]]

    def block_tokens(self, text: str, environment: Environment) -> list[Token]:
        """The block tokens of `text` (line breaks any of LF, CR, CRLF); definitions go
        into `environment`. Never raises, whatever the text."""
        text = readable(text).replace("\r\n", "\n").replace("\r", "\n")
        # The last line is a line like any other, whether or not it has its end.
        text += "" if not text or text.endswith("\n") else "\n"
        state = StateCore(text, self._parser, environment)
        self._parser.block.parse(state.src, self._parser, environment, state.tokens)
        return state.tokens

    def finish(self, tokens: Sequence[Token], environment: Environment) -> list[Token]:
        """Parse the lines inside `tokens`; returns the same tokens."""
        state = StateCore("", self._parser, environment, list(tokens))
        for rule in self._line_rules:
            rule(state)
        return state.tokens

    def parse(self, text: str) -> list[Token]:
        """Parse a whole text into tokens."""
        environment = new_environment()
        return self.finish(self.block_tokens(text, environment), environment)
