"""Says in words which tool a model asked for: its name, its arguments, and that nothing was run."""

from __future__ import annotations

import json

from chatapp.core.domain.conversation import Message, ToolCallPart
from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.core.reply_extras.unparsed_call import name_in

_LONGEST_NAME = 200
_VERY_MANY = 100_000
"""Characters of arguments from which on they are not set one to a line."""


def title(call: ToolCallPart) -> str:
    """The name of the tool, or what is known in its place."""
    name = one_line(call.name or name_in(call.arguments))[:_LONGEST_NAME]
    if call.name:
        return tr("Tool call: {name} · not run").format(name=name)
    if name:
        return tr("Unparsed tool request: {name} · not run").format(name=name)
    return tr("Unparsed tool request · not run")


def explanation(call: ToolCallPart, message: Message) -> str:
    """The reason that nothing was run, of a call that the message makes."""
    if not call.name or call.name in message.extras.offered:
        return tr("Nothing was run: Chatapp does not run tools.")
    return tr("This tool was not offered to the model. Nothing was run.")


def arguments(call: ToolCallPart) -> tuple[str, bool]:
    """The arguments to be read, one to a line; and True if they are not readable as JSON.

    Of very many one sees the beginning alone, so they are left as they came.
    """
    text = call.arguments
    if not call.name or text.lstrip()[:1] not in {"{", "["}:
        # A custom tool's input is plain text.
        return text, False
    try:
        value = json.loads(text)
        if len(text) > _VERY_MANY:
            return text, False
        return json.dumps(value, ensure_ascii=False, indent=2), False
    except (ValueError, RecursionError):
        return text, True


def says_problem(message: Message) -> bool:
    """True if what stands beside the text says already why the reply is as it is."""
    kind = message.problem.kind if message.problem else ""
    spoken = kind == "Spoken" and message.extras.sound is not None
    return spoken or (kind == "ToolsAsked" and bool(message.tool_calls))
