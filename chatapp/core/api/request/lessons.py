"""Learns from refusals: a 400 that names a field says what the server wants otherwise. No I/O.

What helped is remembered for the server and its model, so that a request is refused once. A
field that the person set and the server does not take is told in a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chatapp.core.api.failures.refusal import names_field
from chatapp.core.api.large_json import Json
from chatapp.core.api.request.chat_request import ChatRequest, encode
from chatapp.core.api.request.form import Form
from chatapp.core.domain.dialects import ThinkingBack
from chatapp.core.domain.errors import RequestError, RequestRefused
from chatapp.core.domain.i18n import decimal, tr
from chatapp.core.domain.servers import SendThinking, Server

_WANTED = re.compile(r"must be (passed|sent|provided|included|present|returned)|missing", re.I)
"""Words for a field that a server lacks."""
_NOT_TAKEN = re.compile(
    r"unsupported|not supported|does not support|unknown|unrecogni[sz]ed|unexpected|extra"
    r"|not (permitted|allowed)|additional propert|deprecated",
    re.I,
)
"""Words for a field that a server never takes, whatever its value."""
_LIMITS = {"max_tokens": "max_completion_tokens", "max_completion_tokens": "max_tokens"}
_OURS = frozenset({"model", "messages", "stream"})
"""Fields without which there is no request."""
_UNASKED = frozenset({"stream_options"})
"""Fields that the program adds: whoever did not ask for one need not hear of it twice."""
_FIELDS = tuple(
    back
    for back in ThinkingBack
    if back is not ThinkingBack.NOTHING and back is not ThinkingBack.INLINE
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Another form to try at once."""

    form: Form
    note: str = ""
    """A sentence for the person, if it helped."""
    lasting: bool = True
    """True if the next request is to have this form, too."""


def lesson_of(
    error: RequestError, form: Form, request: ChatRequest, server: Server
) -> Lesson | None:
    """The form to try after a refusal; None where no other would help."""
    if not isinstance(error, RequestRefused):
        return None
    sent = _without_files(request, form)
    return (
        _about_thinking(error, form, sent, request, server)
        or _about_limit(error, form, sent)
        or _about_field(error, form, sent)
    )


def _about_thinking(
    error: RequestError, form: Form, sent: Json, request: ChatRequest, server: Server
) -> Lesson | None:
    for back in _FIELDS:
        if not names_field(error, back.value):
            continue
        if any(back.value in message for message in sent["messages"]):
            note = tr("The server does not take earlier thinking, so it was left out.")
            return Lesson(replace(form, thinking_back=ThinkingBack.NOTHING), note)
        known = any(m.thinking and m.thinking.text for m in request.messages)
        chosen = server.send_thinking is not SendThinking.NEVER
        if known and chosen and _WANTED.search(error.details):
            note = tr("The server asked for its earlier thinking, so it was sent along.")
            return Lesson(replace(form, thinking_back=back), note)
    return None


def _about_limit(error: RequestError, form: Form, sent: Json) -> Lesson | None:
    name = form.limit_field
    if name not in sent or not names_field(error, name) or not _NOT_TAKEN.search(error.details):
        return None
    if form.limit_swapped:
        return Lesson(replace(form, without=form.without | {name}), _left_out(name))
    return Lesson(replace(form, limit_field=_LIMITS[name], limit_swapped=True))


def _about_field(error: RequestError, form: Form, sent: Json) -> Lesson | None:
    for name in sent.keys() - _OURS - {form.limit_field}:
        if names_field(error, name):
            lasting = name in _UNASKED or bool(_NOT_TAKEN.search(error.details))
            without = form.without | {name}
            return Lesson(replace(form, without=without), _left_out(name), lasting)
    return None


def _left_out(name: str) -> str:
    return tr("The server refused “{field}”, so it was left out.").format(field=name)


def notes_on(request: ChatRequest, form: Form) -> list[str]:
    """Sentences on all that the person set and that goes to the server otherwise."""
    # No field of it depends on the messages, and long ones take long.
    whole = encode(replace(request, messages=()), replace(form, without=frozenset()))
    notes = [_left_out(name) for name in sorted(form.without - _UNASKED) if name in whole]
    asked, sent = request.options.temperature, whole.get("temperature")
    if (
        asked is not None
        and sent is not None
        and asked != sent
        and not form.without & {"temperature"}
    ):
        told = tr("This model does not take temperature {asked}: {sent} was sent.")
        notes.append(told.format(asked=decimal(asked, 2), sent=decimal(sent, 2)))
    return notes


def _without_files(request: ChatRequest, form: Form) -> Json:
    """The body of a request as far as refusals are about it: files take long to encode."""
    replies = tuple(message for message in request.messages if message.role == "assistant")
    return encode(replace(request, messages=replies), form)
