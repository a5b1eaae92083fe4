"""Writes a conversation as a Markdown file: front matter in YAML, then its messages."""

from __future__ import annotations

import json
from collections.abc import Iterator

from chatapp.core.domain.conversation import Message
from chatapp.core.domain.i18n import tr
from chatapp.core.import_export.transcript import (
    ConversationTranscript,
    ending,
    files,
    moment,
    speaker,
    thought,
)
from chatapp.core.reply_extras.full_text import as_markdown, closed, plain


def write(copy: ConversationTranscript) -> str:
    """The text of the file. A question is put in as it was typed, a reply as it came."""
    return "\n\n".join((_front_matter(copy), *_body(copy))) + "\n"


def message(reply: Message) -> str:
    """A message's own text as Markdown, with its calls and its sources."""
    return f"{as_markdown(reply).strip(chr(10))}\n"


def _front_matter(copy: ConversationTranscript) -> str:
    conversation = copy.conversation
    fields: dict[str, object] = {
        "title": conversation.title,
        "created": moment(conversation.created_at).isoformat(),
        "updated": moment(conversation.updated_at).isoformat(),
        "model": copy.models[0] if len(copy.models) == 1 else list(copy.models),
        "id": conversation.id,
    }
    # JSON is YAML too, whatever stands in a title.
    lines = [f"{name}: {json.dumps(v, ensure_ascii=False)}" for name, v in fields.items() if v]
    return "\n".join(("---", *lines, "---"))


def _body(copy: ConversationTranscript) -> Iterator[str]:
    for said in copy.messages:
        yield f"## {speaker(said)}"
        for name in files(said):
            attached = tr("Attached: {name}").format(name=plain(name))
            yield f"*{attached}*"
        if copy.thinking and said.thinking:
            yield f"<details>\n<summary>{thought(said)}</summary>"
            yield closed(said.thinking)
            yield "</details>"
        if text := as_markdown(said).strip("\n"):
            yield closed(text)
        if why := ending(said):
            yield f"*{plain(why)}*"
