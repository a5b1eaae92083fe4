"""Chatapp's own file format: complete, and JSON that other programs can read.

``{"format": "chatapp", "version": 2, "conversations": [...], "documents": [...],
"folders": [...]}``. Messages of all branches stand in one list, each after its `parent`;
attached files are among the documents, under their SHA-256, with their bytes in base64.
Since version 2 a message has its `answers`: all that came beside its text, a record for each go.
What a reader does not know in an object it passes over.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from chatapp.core.domain.conversation import (
    Attachment,
    Conversation,
    Delivery,
    Draft,
    Folder,
    Piece,
    Role,
    Source,
    Status,
    Usage,
)
from chatapp.core.domain.generation_options import OPTIONS
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.kept_answer import KeptAnswer
from chatapp.core.import_export.checked_json import (
    Malformed,
    count_of,
    identity_of,
    is_object,
    list_of,
    number_of,
    object_of,
    reference_of,
    text_of,
    time_of,
)
from chatapp.core.store.sql.full_conversations import (
    Fields,
    WholeConversation,
    WholeDocument,
    WholeMessage,
)
from chatapp.core.store.transfer import Parcel

FORMAT = "chatapp"
VERSION = 2

_E = TypeVar("_E", bound=StrEnum)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TEXT_SETTINGS = frozenset(
    {"instructions", "server_id", "model", "persona_id", "summary", "continues"}
)
_NUMBERS_OF_USAGE = frozenset(field.name for field in fields(Usage))


def write(parcels: Sequence[Parcel], folders: Sequence[Folder] = ()) -> str:
    """The text of a file with these conversations, and `folders` that may be empty."""
    documents = {d.sha256: d for parcel in parcels for d in parcel.documents}
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "conversations": [_conversation(parcel.conversation) for parcel in parcels],
        "documents": [_document(document) for document in documents.values()],
        "folders": [asdict(folder) for folder in folders],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def is_ours(value: object) -> bool:
    """True if a file's JSON says that it is of this format, of whichever version."""
    return is_object(value) and value.get("format") == FORMAT


def folders(file: dict[str, Any]) -> list[Folder]:
    """The folders in a file, without those that cannot be read."""
    return list(_folders(file.get("folders")))


def parcels(file: dict[str, Any]) -> Iterator[Parcel | Malformed]:
    """The conversations in a file; in the place of one that cannot be read, why."""
    documents = dict(_documents(file.get("documents")))
    for number, entry in enumerate(list_of(file.get("conversations")), 1):
        try:
            yield _parcel(object_of(entry), documents)
        except Malformed as why:
            title = " ".join(text_of(object_of(entry).get("title")).split())
            if title:
                yield Malformed(tr("“{title}”: {why}").format(title=title[:60], why=why))
            else:
                sentence = tr("Conversation {number}: {why}")
                yield Malformed(sentence.format(number=number, why=why))


# Writing


def _conversation(whole: WholeConversation) -> Fields:
    fields = asdict(whole.conversation)
    fields["shown"] = fields.pop("leaf_id")
    del fields["folder_id"]
    return {
        **fields,
        "folder": [asdict(folder) for folder in whole.folders],
        "own": whole.settings,
        **({"sent_from": whole.sent_from} if whole.sent_from else {}),
        "draft": _draft(whole.draft),
        "messages": [_message(message) for message in whole.messages],
    }


def _message(message: WholeMessage) -> Fields:
    fields: Fields = {
        "id": message.id,
        "parent": message.parent_id,
        "role": message.role,
        "status": message.status,
        "created_at": message.created_at,
        "pieces": [{"source": p.source, "text": p.text} for p in message.pieces],
    }
    optional: Fields = {
        "attachments": [_attachment(a) for a in message.attachments],
        "model": message.model,
        "server": message.server_id,
        "finish_reason": message.finish_reason,
        "usage": message.usage,
        "problem": message.problem,
        "notes": list(message.notes),
        "thinking_seconds": message.thinking_seconds,
        "seconds": message.seconds,
        "deleted_at": message.deleted_at,
        "chosen": message.chosen_id,
        "edit": {} if message.edit == Draft() else _draft(message.edit),
        "answers": [_answer(answer) for answer in message.answers],
    }
    return fields | {k: v for k, v in optional.items() if v is not None and v not in ("", [], {})}


def _draft(draft: Draft) -> Fields:
    return {"text": draft.text, "attachments": [_attachment(a) for a in draft.attachments]}


def _answer(answer: KeptAnswer) -> Fields:
    data = {sha256: _base64(content) for sha256, content in answer.data.items()}
    return {"run": answer.run, "record": answer.record} | ({"data": data} if data else {})


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _attachment(attachment: Attachment) -> Fields:
    return {
        "document": attachment.sha256,
        "name": attachment.name,
        "delivery": attachment.delivery,
    }


def _document(document: WholeDocument) -> Fields:
    data = document.data
    return {
        "sha256": document.sha256,
        "size": document.size,
        "pages": document.pages,
        "text": document.text,
        "data": None if data is None else _base64(data),
    }


# Reading


def _parcel(entry: Fields, documents: dict[str, WholeDocument]) -> Parcel:
    path = list(_folders(entry.get("folder")))
    conversation = Conversation(
        id=identity_of(entry.get("id")),
        title=" ".join(text_of(entry.get("title")).split()) or tr("Imported conversation"),
        created_at=time_of(entry.get("created_at")) or 0.0,
        updated_at=time_of(entry.get("updated_at")) or 0.0,
        titled_by_person=entry.get("titled_by_person") is True,
        leaf_id=reference_of(entry.get("shown")),
        folder_id=path[-1].id if path else None,
        pinned=entry.get("pinned") is True,
        archived=entry.get("archived") is True,
        unread=entry.get("unread") is True,
        deleted_at=time_of(entry.get("deleted_at")),
    )
    messages = _ordered([_read_message(m, documents) for m in list_of(entry.get("messages"))])
    known = {message.id for message in messages}
    if messages and conversation.leaf_id not in known:
        conversation = replace(conversation, leaf_id=messages[-1].id)
    draft = _read_draft(entry.get("draft"), documents)
    sent_from = reference_of(entry.get("sent_from")) or ""
    whole = WholeConversation(
        conversation,
        messages,
        tuple(path),
        _settings(entry),
        draft,
        sent_from if sent_from in known else "",
    )
    return Parcel(whole, tuple(documents[sha256] for sha256 in whole.hashes))


def _read_message(value: object, documents: dict[str, WholeDocument]) -> WholeMessage:
    entry = object_of(value)
    role = _member(Role, entry.get("role"), None)
    if role is None:
        raise Malformed(tr("a message has an unknown author"))
    parent = entry.get("parent")
    return WholeMessage(
        id=identity_of(entry.get("id")),
        parent_id=None if parent is None else identity_of(parent),
        role=role,
        status=_member(Status, entry.get("status"), None) or Status.DONE,
        created_at=time_of(entry.get("created_at")) or 0.0,
        pieces=tuple(
            Piece(_member(Source, p.get("source"), None) or Source.CONTENT, text_of(p.get("text")))
            for p in map(object_of, list_of(entry.get("pieces")))
        ),
        attachments=_attachments(entry, documents),
        model=text_of(entry.get("model")),
        server_id=text_of(entry.get("server")),
        finish_reason=text_of(entry.get("finish_reason")),
        usage=_checked(object_of(entry.get("usage")), _NUMBERS_OF_USAGE, number_of),
        problem=_problem(object_of(entry.get("problem"))),
        notes=tuple(text for note in list_of(entry.get("notes")) if (text := text_of(note))),
        thinking_seconds=number_of(entry.get("thinking_seconds")),
        seconds=number_of(entry.get("seconds")),
        deleted_at=time_of(entry.get("deleted_at")),
        chosen_id=reference_of(entry.get("chosen")),
        edit=_read_draft(entry.get("edit"), documents),
        answers=tuple(_answers(entry.get("answers"))),
    )


def _answers(value: object) -> Iterator[KeptAnswer]:
    runs: set[int] = set()
    for entry in map(object_of, list_of(value)):
        record, run = object_of(entry.get("record")), count_of(entry.get("run"))
        if record and run not in runs:
            runs.add(run)
            named = object_of(entry.get("data")).items()
            data = {sha256: d for sha256, text in named if (d := _content(text, sha256))}
            yield KeptAnswer(record, data, run)


def _read_draft(value: object, documents: dict[str, WholeDocument]) -> Draft:
    written = object_of(value)
    return Draft(text_of(written.get("text")), _attachments(written, documents))


def _ordered(messages: list[WholeMessage]) -> tuple[WholeMessage, ...]:
    """The messages with each after its parent, else as they are. Raises `Malformed`."""
    below: dict[str | None, list[WholeMessage]] = {}
    place = {message.id: place for place, message in enumerate(messages)}
    if len(place) < len(messages):
        raise Malformed(tr("two of its messages have the same ID"))
    if all(m.parent_id is None or place.get(m.parent_id, len(place)) < place[m.id]
           for m in messages):  # fmt: skip
        return tuple(messages)
    for message in messages:
        below.setdefault(message.parent_id, []).append(message)
    ordered = list(below.get(None, ()))
    for message in ordered:  # grows while it is gone through
        ordered += below.get(message.id, ())
    if len(ordered) < len(messages):
        raise Malformed(tr("a message replies to one that is missing"))
    return tuple(ordered)


def _attachments(entry: Fields, documents: dict[str, WholeDocument]) -> tuple[Attachment, ...]:
    found: list[Attachment] = []
    for a in map(object_of, list_of(entry.get("attachments"))):
        document = documents.get(text_of(a.get("document")))
        if document is None:
            raise Malformed(tr("an attached file is missing"))
        delivery = _member(Delivery, a.get("delivery"), None) or Delivery.TEXT
        name = text_of(a.get("name")) or "document.pdf"
        found.append(
            Attachment(document.sha256, name, document.size, document.pages, len(document.text),
                       delivery)
        )  # fmt: skip
    return tuple(found)


def _documents(value: object) -> Iterator[tuple[str, WholeDocument]]:
    for entry in map(object_of, list_of(value)):
        sha256 = text_of(entry.get("sha256"))
        if _SHA256.fullmatch(sha256):
            data = _content(entry.get("data"), sha256)
            size, pages = count_of(entry.get("size")), count_of(entry.get("pages"))
            yield sha256, WholeDocument(sha256, size, pages, text_of(entry.get("text")), data)


def _content(text: object, sha256: str) -> bytes | None:
    if not isinstance(text, str):
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def _folders(value: object) -> Iterator[Folder]:
    around: set[str] = set()
    for entry in map(object_of, list_of(value)):
        folder_id, parent = reference_of(entry.get("id")), reference_of(entry.get("parent_id"))
        if folder_id and folder_id not in around:
            yield Folder(
                folder_id,
                " ".join(text_of(entry.get("name")).split()) or tr("Folder"),
                parent if parent in around else None,
                text_of(entry.get("instructions")),
                time_of(entry.get("created_at")) or 0.0,
                time_of(entry.get("deleted_at")),
            )
            around.add(folder_id)


def _settings(entry: Fields) -> Fields:
    settings = _checked(object_of(entry.get("own")), _TEXT_SETTINGS, text_of)
    return {
        name: value
        for name, value in settings.items()
        if name not in OPTIONS or value is None or not OPTIONS[name].fault(value)
    }


def _problem(entry: Fields) -> Fields:
    texts = _checked(entry, frozenset({"kind", "sentence", "details", "action"}), text_of)
    return texts if "kind" in texts and "sentence" in texts else {}


def _checked(entry: Fields, names: frozenset[str], check: Callable[[object], object]) -> Fields:
    """`entry` without those of the `names` whose value is not of their kind."""
    return {
        name: value for name, value in entry.items() if name not in names or check(value) == value
    }


def _member(kind: type[_E], value: object, default: _E | None) -> _E | None:
    return next((member for member in kind if member.value == value), default)
