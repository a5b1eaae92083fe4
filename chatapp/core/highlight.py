"""Syntax highlighting: code as tokens with a meaning, made a piece at a time.

The kinds are the names of `chatapp.ui.theme.theme.CodeColours`' fields. Pygments finds the
tokens; it and its lexers are imported when the first code is coloured.
"""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

LINE_LIMIT = 5_000
"""Code with a longer line (minified, data) stays plain: lexers may take quadratic time."""

MOST_LEXERS = 64
"""Languages that are kept at hand."""


class CodeTokenKind(StrEnum):
    """The meaning of a stretch of code."""

    COMMENT = "comment"
    KEYWORD = "keyword"
    STRING = "string"
    NUMBER = "number"
    FUNCTION = "function"
    TYPE = "type"
    OPERATOR = "operator"
    ERROR = "error"
    INSERTED = "inserted"
    DELETED = "deleted"


_KINDS = {
    "Comment": CodeTokenKind.COMMENT,
    "Comment.Preproc": CodeTokenKind.KEYWORD,
    "Keyword": CodeTokenKind.KEYWORD,
    "Keyword.Constant": CodeTokenKind.NUMBER,
    "Keyword.Type": CodeTokenKind.TYPE,
    "Literal.String": CodeTokenKind.STRING,
    "Literal.String.Doc": CodeTokenKind.COMMENT,
    "Literal.String.Interpol": CodeTokenKind.OPERATOR,
    "Literal.Number": CodeTokenKind.NUMBER,
    "Literal.Date": CodeTokenKind.NUMBER,
    "Name.Function": CodeTokenKind.FUNCTION,
    "Name.Decorator": CodeTokenKind.FUNCTION,
    "Name.Builtin": CodeTokenKind.FUNCTION,
    "Name.Builtin.Pseudo": CodeTokenKind.KEYWORD,
    "Name.Class": CodeTokenKind.TYPE,
    "Name.Exception": CodeTokenKind.TYPE,
    "Name.Namespace": CodeTokenKind.TYPE,
    "Name.Tag": CodeTokenKind.KEYWORD,
    "Name.Attribute": CodeTokenKind.FUNCTION,
    "Operator": CodeTokenKind.OPERATOR,
    "Operator.Word": CodeTokenKind.KEYWORD,
    "Error": CodeTokenKind.ERROR,
    "Generic.Error": CodeTokenKind.ERROR,
    "Generic.Inserted": CodeTokenKind.INSERTED,
    "Generic.Deleted": CodeTokenKind.DELETED,
    "Generic.Heading": CodeTokenKind.KEYWORD,
    "Generic.Subheading": CodeTokenKind.TYPE,
    "Generic.Prompt": CodeTokenKind.COMMENT,
    "Generic.Output": CodeTokenKind.COMMENT,
}

_NAMES = {
    "py3": "python",
    "node": "javascript",
    "jsonc": "json",
    "json5": "json",
    "jsonl": "json",
    "plist": "xml",
    "svg": "xml",
    "shell": "bash",
    "env": "bash",
    "dotenv": "bash",
    "proto": "protobuf",
    "tf": "terraform",
    "patch": "diff",
    "vue": "html",
    "svelte": "html",
    "golang": "go",
    "asm": "nasm",
    "assembly": "nasm",
    "vb": "vb.net",
    "wasm": "wast",
    "regex": "",
    "text": "",
    "txt": "",
    "plain": "",
    "plaintext": "",
    "mermaid": "",
    "math": "",
}
"""Names that models write and Pygments calls otherwise (or should not colour)."""

_NAME = re.compile(r"[\w.+#*-]+")


def tokens(code: str, language: str) -> Iterator[tuple[CodeTokenKind | None, str]]:
    """The stretches of `code`, whose texts together are `code`, character for character.

    Work happens as the iterator is advanced: a view takes as many as its time allows and
    goes on later. `language` is what a fence names (``python``, ``Python``, ``{.py}``,
    ``python:file.py``). None as kind: plain; so is everything if the language is unknown.
    """
    lexer = _lexer(language)
    if lexer is None or any(len(line) > LINE_LIMIT for line in code.split("\n")):
        yield None, code
        return
    kind: CodeTokenKind | None = None
    stretch: list[str] = []
    # get_tokens() would normalise line ends and white space; this gives back what it got.
    for _, token_type, text in lexer.get_tokens_unprocessed(code):
        found = None if text.isspace() else _kind(token_type)
        if found is kind or text.isspace():
            stretch.append(text)
            continue
        if stretch:
            yield kind, "".join(stretch)
        kind, stretch = found, [text]
    if stretch:
        yield kind, "".join(stretch)


def is_prepared(language: str) -> bool:
    """True if `tokens` in this language begin at once; `prepare`, in any thread, sees to it."""
    return _alias(language) in _lexers()


def prepare(language: str) -> None:
    """Build what colours `language`; takes up to a fifth of a second the first time."""
    _lexer(language)


# Names of token types and languages do not change while the program runs.
@functools.cache
def _kind(token_type: tuple[str, ...]) -> CodeTokenKind | None:
    for size in range(len(token_type), 0, -1):
        if (name := ".".join(token_type[:size])) in _KINDS:
            return _KINDS[name]
    return None


def _alias(language: str) -> str:
    """Pygments' name for what a fence names; empty for what stays plain."""
    name = _NAME.search(language.partition(":")[0])
    if name is None:
        return ""
    alias = name[0].strip(".").lower()
    return _NAMES.get(alias, alias)


class _Lexers:
    """The lexers built so far, by alias; None for a name that Pygments does not know."""

    def __init__(self) -> None:
        self._known: dict[str, Lexer | None] = {"": None}
        self._building = threading.Lock()

    def __contains__(self, alias: str) -> bool:
        return alias in self._known

    def get(self, alias: str) -> Lexer | None:
        """The lexer, built if it must be: its patterns take up to a tenth of a second."""
        if alias not in self._known:
            with self._building:
                if len(self._known) > MOST_LEXERS:
                    self._known = {"": None}
                self._known[alias] = _build(alias)
        return self._known.get(alias)


@functools.cache
def _lexers() -> _Lexers:
    return _Lexers()


def _lexer(language: str) -> Lexer | None:
    return _lexers().get(_alias(language))


def _build(alias: str) -> Lexer | None:
    from pygments import lexers
    from pygments.util import ClassNotFound

    try:
        return lexers.get_lexer_by_name(alias)
    except ClassNotFound:
        return None
