"""Reads ChatGPT's export: conversations whose messages hang in a tree of nodes.

A node may be without a message, or its message hidden: what is below it then belongs to
the nearest one above that is shown. What a model did in one turn (words, code, what the
code printed) comes as a chain of nodes and goes into one message. Ids are made of those
in the file, so that reading it again finds everything there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chatapp.core.domain.conversation import Conversation, Piece, Role, Source, Status, title_from
from chatapp.core.domain.i18n import tr
from chatapp.core.import_export.chatgpt_content import joined, pieces_of
from chatapp.core.import_export.checked_json import (
    Malformed,
    is_object,
    list_of,
    number_of,
    object_of,
    text_of,
    time_of,
)
from chatapp.core.store.sql.full_conversations import WholeConversation, WholeMessage


@dataclass(slots=True)
class _Turn:
    """A run of nodes that are shown as one message."""

    node: str
    parent: _Turn | None
    role: Role
    pieces: list[Piece]
    created_at: float | None
    model: str = ""
    finish_reason: str = ""
    stopped: bool = False
    thinking_seconds: float | None = None
    below: list[_Turn] = field(default_factory=list["_Turn"])


def is_conversation(value: object) -> bool:
    """True if a value of the file is meant to be a conversation."""
    return is_object(value) and "mapping" in value


def conversation(value: object) -> WholeConversation:
    """Read one entry of the export. Raises `Malformed`."""
    if not is_object(value):
        raise Malformed(tr("it is not a conversation"))
    mapping = value.get("mapping")
    if not is_object(mapping):
        raise Malformed(tr("it has no messages"))
    conversation_id = _identity(value)
    turns, by_node = _turns(mapping)
    if not turns:
        raise Malformed(tr("it has no messages that can be shown"))
    ordered = _merged(turns, by_node)
    times = [turn.created_at for turn in ordered if turn.created_at is not None]
    created = time_of(value.get("create_time")) or (min(times) if times else 0.0)
    updated = time_of(value.get("update_time")) or (max(times) if times else created)
    leaf = _leaf(by_node, text_of(value.get("current_node")), ordered)
    ids = {id(turn): _derived(conversation_id, turn.node) for turn in ordered}
    shown = _branch(leaf)
    chosen = {id(turn.parent): ids[id(turn)] for turn in shown if turn.parent is not None}
    title = " ".join(text_of(value.get("title")).split()) or title_from(_question(ordered))
    whole = WholeConversation(
        Conversation(
            conversation_id,
            title,
            created,
            max(created, updated),
            titled_by_person=True,
            leaf_id=ids[id(leaf)],
            pinned=value.get("is_starred") is True,
            archived=value.get("is_archived") is True,
        ),
        tuple(
            WholeMessage(
                id=ids[id(turn)],
                parent_id=ids[id(turn.parent)] if turn.parent else None,
                role=turn.role,
                status=Status.STOPPED if turn.stopped else Status.DONE,
                created_at=created if turn.created_at is None else turn.created_at,
                pieces=tuple(turn.pieces),
                model=turn.model,
                finish_reason=turn.finish_reason,
                thinking_seconds=turn.thinking_seconds,
                chosen_id=chosen.get(id(turn)),
            )
            for turn in ordered
        ),
    )
    # Turns refer to each other; a hundred megabytes of them need not wait for the collector.
    for turn in turns:
        turn.parent, turn.below = None, []
    return whole


def title_of(value: object) -> str:
    """The title of an entry, to name it where it cannot be read; may be empty."""
    return " ".join(text_of(object_of(value).get("title")).split())[:60]


def _identity(entry: Mapping[str, Any]) -> str:
    named = text_of(entry.get("conversation_id")) or text_of(entry.get("id"))
    return _derived("chatgpt", named or json.dumps(entry, sort_keys=True))


def _derived(*names: str) -> str:
    """An id as `new_id` makes them, the same for the same names."""
    text = "\n".join(json.dumps(name) for name in names)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _turns(mapping: dict[str, Any]) -> tuple[list[_Turn], dict[str, _Turn | None]]:
    """Every shown node, each after what is above it, and for each node what shows it.

    A node that is not shown is shown by the nearest above it, or by None.
    """
    below: dict[str, list[str]] = {}
    roots: list[str] = []
    for node_id, node in mapping.items():
        parent = object_of(node).get("parent")
        if isinstance(parent, str) and parent in mapping and parent != node_id:
            below.setdefault(parent, []).append(node_id)
        else:
            roots.append(node_id)
    for parent, children in below.items():
        order = {child: place for place, child in enumerate(_names(mapping[parent]))}
        children.sort(key=lambda child: order.get(child, len(order)))
    turns: list[_Turn] = []
    by_node: dict[str, _Turn | None] = {}
    # Nodes that are above themselves hang from no root: each such ring begins where it is met.
    for start in (*roots, *mapping):
        waiting: list[tuple[str, _Turn | None]] = [(start, None)]
        while waiting:
            node_id, above = waiting.pop()
            if node_id in by_node:
                continue
            turn = _turn(node_id, object_of(mapping[node_id]), above)
            by_node[node_id] = turn or above
            if turn:
                turns.append(turn)
                if above:
                    above.below.append(turn)
            waiting.extend((child, turn or above) for child in reversed(below.get(node_id, ())))
    return turns, by_node


def _names(node: object) -> list[str]:
    return [child for child in list_of(object_of(node).get("children")) if isinstance(child, str)]


def _turn(node_id: str, node: Mapping[str, Any], above: _Turn | None) -> _Turn | None:
    """The message that a node shows by itself, or None."""
    message = object_of(node.get("message"))
    author = text_of(object_of(message.get("author")).get("role"))
    about = object_of(message.get("metadata"))
    hidden = about.get("is_visually_hidden_from_conversation") is True
    if author not in {"user", "assistant", "tool"} or hidden:
        return None
    pieces = pieces_of(message)
    seconds = number_of(about.get("finished_duration_sec"))
    if not pieces:
        # The line "Thought for 12 seconds" is about the thinking above it.
        if above is not None and seconds is not None:
            above.thinking_seconds = seconds
        return None
    ended = object_of(about.get("finish_details"))
    status = text_of(message.get("status"))
    return _Turn(
        node_id,
        above,
        Role.USER if author == "user" else Role.ASSISTANT,
        pieces,
        time_of(message.get("create_time")),
        text_of(about.get("model_slug")) if author == "assistant" else "",
        text_of(ended.get("type")),
        author == "assistant"
        and (ended.get("type") == "interrupted" or status == "finished_partial_completion"),
        seconds,
    )


def _merged(turns: Sequence[_Turn], by_node: dict[str, _Turn | None]) -> list[_Turn]:
    """The turns, a model's next to its own last one put into that; `by_node` follows."""
    kept: list[_Turn] = []
    into: dict[int, _Turn] = {}
    for turn in turns:
        above = turn.parent
        alone = above is not None and len(above.below) == 1
        turn.parent = into.get(id(above)) if above else None
        if turn.parent and alone and turn.role is turn.parent.role is Role.ASSISTANT:
            _put_into(turn.parent, turn)
            into[id(turn)] = turn.parent
        else:
            kept.append(turn)
            into[id(turn)] = turn
    for node_id, shown in by_node.items():
        by_node[node_id] = into[id(shown)] if shown else None
    for turn in kept:
        turn.below = []
    for turn in kept:
        if turn.parent:
            turn.parent.below.append(turn)
    return kept


def _put_into(turn: _Turn, following: _Turn) -> None:
    turn.pieces = joined([*turn.pieces, *following.pieces])
    turn.model = following.model or turn.model
    turn.finish_reason = following.finish_reason or turn.finish_reason
    turn.stopped = following.stopped
    if following.thinking_seconds is not None:
        turn.thinking_seconds = (turn.thinking_seconds or 0.0) + following.thinking_seconds


def _leaf(by_node: Mapping[str, _Turn | None], current: str, ordered: Sequence[_Turn]) -> _Turn:
    """The end of the branch on screen."""
    turn = by_node.get(current) or ordered[-1]
    while turn.below:
        turn = turn.below[-1]
    return turn


def _branch(leaf: _Turn) -> list[_Turn]:
    branch: list[_Turn] = []
    turn: _Turn | None = leaf
    while turn is not None:
        branch.append(turn)
        turn = turn.parent
    return branch


def _question(ordered: Sequence[_Turn]) -> str:
    """The first words of a person, for a title."""
    first = next((turn for turn in ordered if turn.role is Role.USER), ordered[0])
    return "".join(p.text for p in first.pieces if p.source is Source.CONTENT)
