"""Writes a whole reply as one text: its answer, the calls it makes, and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chatapp.core.domain.conversation import Message, ToolCallPart
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.reply_extras import CitedSource
from chatapp.core.invisible import one_line
from chatapp.core.reply_extras.calls import arguments, explanation, title
from chatapp.core.reply_extras.citation_marks import MARK

_MARKUP = re.compile(r"([\\`*_<>$])")
_BRACKETS = str.maketrans({"[": "&#91;", "]": "&#93;"})
"""Escaped, a bracket would begin a formula."""
_OPENING = re.compile(r"(?m)^[ \t]{0,3}(`{3,}|~{3,})")


def as_markdown(message: Message, text: str | None = None) -> str:
    """The whole reply as Markdown; its answer with numbers that lead to the sources, or `text`."""
    sources = message.extras.sources
    if text is None:
        # Imported here: the window opens without.
        from chatapp.core.reply_extras.citations import marked_answer

        text = MARK.sub(lambda m: _number(int(m[1]), sources), marked_answer(message, sources))
    return _together(text, additions_in_markdown(message))


def as_text(message: Message, text: str) -> str:
    """The whole reply as plain text; `text` is its answer."""
    return _together(text, additions_in_words(message))


def sound_in_words(message: Message) -> str:
    """The sentence that a reply is speech, or empty."""
    if (sound := message.extras.sound) is None:
        return ""
    if not sound.readable:
        return tr("The model replied with speech, which could not be read. These are its words.")
    return tr("The model replied with speech. This is what it says, in words.")


def additions_in_markdown(message: Message) -> Iterator[str]:
    """The calls and the sources of a reply as blocks of Markdown."""
    for call in message.tool_calls:
        yield _call(call, explanation(call, message))
    if sources := message.extras.sources:
        lines = [f"- [{source.number}] {_entry(source)}" for source in sources]
        title = tr("Sources")
        yield "\n".join((f"**{title}**", "", *lines))


def additions_in_words(message: Message) -> Iterator[str]:
    """The same as plain text."""
    for call in message.tool_calls:
        text = arguments(call)[0].strip("\n")
        yield "\n".join(filter(None, (title(call), explanation(call, message), text)))
    if sources := message.extras.sources:
        yield "\n".join((tr("Sources"), *map(source_in_words, sources)))


def source_in_words(source: CitedSource) -> str:
    """A source's number, title and address on a line."""
    said = dict.fromkeys(filter(None, (source.title, source.url)))
    return one_line(f"[{source.number}] {' · '.join(said)}")


def closed(text: str) -> str:
    """Markdown with a fence that it leaves open closed: what follows is no code."""
    fence = ""
    for match in _OPENING.finditer(text):
        mark = match[1]
        if not fence:
            fence = mark
        elif mark[0] == fence[0] and len(mark) >= len(fence):
            fence = ""
    return f"{text}\n{fence}" if fence else text


def plain(text: str) -> str:
    """`text` on one line as Markdown that says it and no more."""
    return _MARKUP.sub(r"\\\1", one_line(text)).translate(_BRACKETS)


def _number(number: int, sources: Iterable[CitedSource]) -> str:
    address = next((s.address for s in sources if number in s.numbers), "")
    return f"[[{number}]](<{_target(address)}>)" if address else f"[{number}]"


def _entry(source: CitedSource) -> str:
    if not source.address:
        return plain(source.words)
    # A point that is escaped makes no link of the host.
    host = plain(source.host).replace(".", "\\.") if source.title else ""
    host = f" · {host}" if host else ""
    return f"[{plain(source.words)}](<{_target(source.address)}>){host}"


def _target(address: str) -> str:
    """An address as it stands between “<” and “>”."""
    return re.sub(r"[<>\\\s]", lambda m: f"%{ord(m[0]):02X}", address)


def _call(call: ToolCallPart, why: str) -> str:
    fence = "```"
    text = arguments(call)[0].strip("\n")
    while fence in text:
        fence += "`"
    return f"**{plain(title(call))}**\n\n{why}\n\n{fence}\n{text}\n{fence}"


def _together(text: str, additions: Iterable[str]) -> str:
    found = list(additions)
    return "\n\n".join(filter(None, (closed(text.strip("\n")), *found))) if found else text
