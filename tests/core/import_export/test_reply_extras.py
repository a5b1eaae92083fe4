"""Calls and sources of a reply in the files for readers."""

from __future__ import annotations

import pytest

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.domain.conversation import Conversation, Message, Piece, Role, Source, Status
from chatapp.core.domain.errors import Problem
from chatapp.core.domain.reply_extras import CitedSource, ReplyExtras
from chatapp.core.import_export import html, markdown
from chatapp.core.import_export.transcript import ConversationTranscript

BERN, BAD = "https://example.org/bern?a=1&b=<2>", "javascript:alert(1)"
CALL = '{"type":"function","function":{"name":"get_*weather*","arguments":"{\\"a\\":1}"}}\n'


def copy(*pieces: Piece) -> ConversationTranscript:
    reply = Message(
        "r", "c", None, Role.ASSISTANT, Status.DONE, 0.0, pieces,
        problem=Problem("ToolsAsked", "The model asked for a tool. Nothing was run."),
    )  # fmt: skip
    return ConversationTranscript(Conversation("c", "Title", 0.0, 0.0), (with_parts(reply),))


CITING = copy(
    Piece(Source.CONTENT, "Bern is *it*. See [2], [7] and `x[1]`.\n\n```\n[1]"),
    Piece(
        Source.EXTRAS,
        ReplyExtras(
            (CitedSource("All [of] it", BERN, (1,), (4,)), CitedSource("", BAD, (2,)))
        ).line,
    ),
)
CALLING = copy(Piece(Source.TOOL_CALL, CALL))


def test_sources_in_markdown() -> None:
    text = markdown.write(CITING)
    target = "https://example.org/bern?a=1&b=%3C2%3E"
    assert f"Bern[[1]](<{target}>) is *it*. See [2], [7] and `x[1]`." in text
    assert "```\n[1]\n```\n\n**Sources**" in text
    assert f"- [1] [All &#91;of&#93; it](<{target}>) · example\\.org" in text
    assert f"- [2] {BAD}\n" in text


@pytest.mark.parametrize("medium", html.Medium)
def test_sources_in_html(medium: html.Medium) -> None:
    page = html.write(CITING, medium)
    assert 'Bern<sup><a href="https://example.org/bern?a=1&amp;b=' in page
    assert "See <span>[2]</span>, [7] and <code>x[1]</code>" in page
    assert "Sources" in page
    assert "All [of] it</a> · example.org" in page
    assert 'href="javascript' not in page
    assert "\ufff9" not in page


def test_a_call_in_markdown() -> None:
    text = markdown.write(CALLING)
    assert "**Tool call: get\\_\\*weather\\* · not run**" in text
    assert '```\n{\n  "a": 1\n}\n```' in text
    assert text.count("Nothing was run.") == 1


@pytest.mark.parametrize("medium", html.Medium)
def test_a_call_in_html(medium: html.Medium) -> None:
    page = html.write(CALLING, medium)
    assert "Tool call: get_*weather* · not run" in page
    assert page.count("Nothing was run.") == 1
