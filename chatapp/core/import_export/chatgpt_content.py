"""Reads the content of a ChatGPT message, of whichever type, as pieces of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chatapp.core.domain.conversation import Piece, Source
from chatapp.core.import_export.checked_json import is_object, list_of, object_of, text_of
from chatapp.core.quotation import quotation

_HIDDEN_TYPES = frozenset(
    {"user_editable_context", "model_editable_context", "app_pairing_content", "reasoning_recap"}
)
_MARK = re.compile("\ue200[^\ue200\ue201]*\ue201")
"""The mark at which the web page drew a reference: to what, only the metadata tells."""
_TICKS = re.compile("`{3,}")


def pieces_of(message: Mapping[str, Any]) -> list[Piece]:
    """The words and the thinking of a message; empty if there is nothing to show.

    Everything in it may be anything: what is not as it should be is passed over.
    """
    return joined([piece for piece in _pieces(message) if piece.text.strip()])


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with a blank line between what is said, and between what is thought.

    Those of one source are read one after the other, whatever stands between them.
    """
    found: list[Piece] = []
    begun = set[Source]()
    for piece in pieces:
        follows = piece.source in begun and not piece.text.startswith("\n\n")
        found.append(Piece(piece.source, f"\n\n{piece.text}") if follows else piece)
        begun.add(piece.source)
    return found


def _pieces(message: Mapping[str, Any]) -> Iterator[Piece]:
    content = object_of(message.get("content"))
    kind = text_of(content.get("content_type"))
    author = object_of(message.get("author"))
    by_tool = text_of(author.get("role")) == "tool"
    if kind in _HIDDEN_TYPES:
        return
    if kind == "thoughts":
        for thought in map(object_of, list_of(content.get("thoughts"))):
            summary, text = text_of(thought.get("summary")), text_of(thought.get("content"))
            yield Piece(Source.REASONING, f"**{summary}**\n\n{text}" if summary else text)
    elif kind == "code":
        language = text_of(content.get("language"))
        language = "" if language == "unknown" else language
        yield Piece(Source.CONTENT, _fence(text_of(content.get("text")), language))
    elif kind in {"execution_output", "system_error"}:
        yield Piece(Source.CONTENT, _fence(text_of(content.get("text")), ""))
    elif kind == "tether_quote":
        yield Piece(Source.REASONING, _quote(content))
    elif kind == "tether_browsing_display":
        yield Piece(Source.REASONING, text_of(content.get("result")))
    else:
        names = _names(message)
        for part in list_of(content.get("parts")) or [content.get("text")]:
            # What a tool says to the model is no answer; the image it made is.
            source = Source.REASONING if by_tool and isinstance(part, str) else Source.CONTENT
            yield Piece(source, _part(part, message, names))
        yield Piece(Source.CONTENT, "\n\n".join(f"[File: {name}]" for name in names.values()))


def _part(part: object, message: Mapping[str, Any], names: dict[str, str]) -> str:
    """A part's text, or words in its place; an image's name is taken out of `names`."""
    if not is_object(part):
        return _referred(text_of(part), message)
    kind, text = text_of(part.get("content_type")), text_of(part.get("text"))
    if text:
        return text
    pointer = part.get("asset_pointer")
    if not isinstance(pointer, str):
        pointer = object_of(part.get("audio_asset_pointer")).get("asset_pointer")
    file = text_of(pointer).rpartition("/")[2]
    if not file:
        return ""
    what = "Audio" if "audio" in kind else "Video" if "video" in kind else "Image"
    title = text_of(object_of(object_of(part.get("metadata")).get("dalle")).get("prompt"))
    name = names.pop(file, "") or " ".join(title.split())[:80] or file
    return f"[{what}: {name}]"


def _names(message: Mapping[str, Any]) -> dict[str, str]:
    """The names of the files that went with a message, by their id."""
    attached = list_of(object_of(message.get("metadata")).get("attachments"))
    return {
        text_of(a.get("id")) or str(number): " ".join(text_of(a.get("name")).split())
        for number, a in enumerate(map(object_of, attached))
        if text_of(a.get("name")).strip()
    }


def _referred(text: str, message: Mapping[str, Any]) -> str:
    """The text with its references as Markdown, where the metadata has them."""
    if "\ue200" not in text and "【" not in text:
        return text
    about = object_of(message.get("metadata"))
    for reference in map(object_of, list_of(about.get("content_references"))):
        mark, words = text_of(reference.get("matched_text")), reference.get("alt")
        if mark.strip() and isinstance(words, str):
            text = text.replace(mark, text_of(words))
    return _MARK.sub("", text)


def _fence(code: str, language: str) -> str:
    """Code as a fenced block that nothing in it can end."""
    if not code.strip():
        return ""
    longest = max((len(ticks) for ticks in _TICKS.findall(code)), default=2)
    ticks = "`" * (longest + 1)
    return f"{ticks}{language if language.isprintable() else ''}\n{code.rstrip(chr(10))}\n{ticks}"


def _quote(content: Mapping[str, Any]) -> str:
    title = text_of(content.get("title")) or text_of(content.get("domain"))
    address, text = text_of(content.get("url")), text_of(content.get("text"))
    return "\n\n".join(line for line in (f"{title} {address}".strip(), quotation(text)) if line)
