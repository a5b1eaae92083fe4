"""ChatGPT's exports, made from the facts of the format."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.domain.conversation import Message, Role, Source, Status
from chatapp.core.import_export import chatgpt
from chatapp.core.import_export.checked_json import Malformed
from tests.core.import_export.building import (
    Json,
    Kept,
    entry,
    export,
    node,
    profile,
    text,
    written,
)


def branching() -> Json:
    """A question that was edited, an answer that was made again, and hidden nodes around."""
    return entry(
        [
            node("root", None),
            node("sys", "root", "system", metadata={"is_visually_hidden_from_conversation": True}),
            node("q1", "sys", "user", text("What is a tree?")),
            node("a1", "q1", "assistant", text("A plant."), metadata={"model_slug": "gpt-4o"}),
            node("a2", "q1", "assistant", text("A graph."), metadata={"model_slug": "o3"}),
            node("q2", "a1", "user", text("And a bush?")),
            node("a3", "q2", "assistant", text("Smaller.")),
            node("q1b", "sys", "user", text("What is a forest?")),
            node("a4", "q1b", "assistant", text("Many trees.")),
        ],
        current="a3",
        title="Trees",
    )


async def shown(kept: Kept) -> list[Message]:
    (conversation,) = await kept.store.listed()
    return [with_parts(m) for m in await kept.store.branch(conversation.id)]


async def test_branches_come_in_as_versions_side_by_side(tmp_path: Path) -> None:
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(export(tmp_path / "conversations.json", branching()))
        assert (summary.added, summary.unreadable) == (1, [])
        assert summary.sentence == "1 conversation imported."
        (conversation,) = await kept.store.listed()
        assert (conversation.title, conversation.titled_by_person) == ("Trees", True)
        assert (conversation.created_at, conversation.updated_at) == (1700000000.25, 1700009000.75)
        branch = await shown(kept)
        assert [(m.role, m.answer, m.version, m.versions) for m in branch] == [
            (Role.USER, "What is a tree?", 1, 2),
            (Role.ASSISTANT, "A plant.", 1, 2),
            (Role.USER, "And a bush?", 1, 1),
            (Role.ASSISTANT, "Smaller.", 1, 1),
        ]
        assert branch[1].model == "gpt-4o"
        await kept.store.show_version(branch[1].id, 1)
        assert [m.answer for m in await shown(kept)] == ["What is a tree?", "A graph."]
        await kept.store.show_version(branch[0].id, 1)
        assert [m.answer for m in await shown(kept)] == ["What is a forest?", "Many trees."]
        # Back at the fork, the version chosen last is shown.
        await kept.store.show_version(branch[0].id, 0)
        assert [m.answer for m in await shown(kept)] == ["What is a tree?", "A graph."]


async def test_its_branches_go_out_as_json_and_come_in_equal(tmp_path: Path) -> None:
    theirs = export(tmp_path / "conversations.json", branching())
    async with profile(tmp_path / "a") as first, profile(tmp_path / "b") as second:
        await first.take(theirs)
        (out := tmp_path / "out").mkdir()
        summary = await second.take(*await written(first, out))
        assert (summary.added, summary.unreadable) == (1, [])
        assert await second.dump() == await first.dump()
        assert await shown(second) == await shown(first)
        # What ChatGPT wrote is known there too.
        again = await second.take(theirs)
        assert (again.added, again.extended, again.present) == (0, 0, 1)


async def test_reading_it_again_adds_nothing_and_more_of_it_adds_that(tmp_path: Path) -> None:
    first = entry(
        [node("q", None, "user", text("Hi")), node("a", "q", "assistant", text("Hello"))],
        current="a",
    )
    later = entry(
        [
            node("q", None, "user", text("Hi")),
            node("a", "q", "assistant", text("Hello")),
            node("q2", "a", "user", text("More")),
        ],
        current="q2",
    )
    async with profile(tmp_path / "p") as kept:
        path = export(tmp_path / "conversations.json", first)
        await kept.take(path)
        before = await kept.dump()
        summary = await kept.take(path)
        assert (summary.added, summary.extended, summary.present) == (0, 0, 1)
        assert await kept.dump() == before
        summary = await kept.take(export(path, later))
        assert (summary.added, summary.extended, summary.present) == (0, 1, 0)
        assert len((await kept.dump())["messages"]) == 3


async def test_a_turn_with_thoughts_code_and_its_output_is_one_message(tmp_path: Path) -> None:
    thoughts = {
        "content_type": "thoughts",
        "thoughts": [{"summary": "Counting", "content": "One, two."}, "nonsense"],
    }
    recap = {"content_type": "reasoning_recap", "content": "Thought for 7 seconds"}
    nodes = [
        node("q", None, "user", text("Six times seven?")),
        node("c", "q", "assistant", {"content_type": "user_editable_context"}),
        node("t", "c", "assistant", thoughts),
        node("r", "t", "assistant", recap, metadata={"finished_duration_sec": 7}),
        node(
            "code", "r", "assistant",
            {"content_type": "code", "language": "python", "text": "print('```', 6 * 7)"},
            recipient="python",
        ),
        node("out", "code", "tool", {"content_type": "execution_output", "text": "``` 42"}),
        node("mem", "out", "tool", text("Model set context updated.")),
        node("a", "mem", "assistant", text("It is 42."), metadata={"model_slug": "o3"}),
    ]  # fmt: skip
    async with profile(tmp_path / "p") as kept:
        await kept.take(export(tmp_path / "conversations.json", entry(nodes, "a")))
        question, answer = await shown(kept)
        assert question.answer == "Six times seven?"
        assert (
            answer.raw == "````python\nprint('```', 6 * 7)\n````\n\n````\n``` 42\n````\n\nIt is 42."
        )
        assert "**Counting**\n\nOne, two." in answer.thinking
        assert "context updated" in answer.thinking
        assert (answer.thinking_seconds, answer.model) == (7.0, "o3")


async def test_images_files_and_references_are_named(tmp_path: Path) -> None:
    picture = {
        "content_type": "image_asset_pointer",
        "asset_pointer": "file-service://file-abc",
        "width": 10,
    }
    drawn = {
        "content_type": "image_asset_pointer",
        "asset_pointer": "sediment://file_xyz",
        "metadata": {"dalle": {"prompt": "A red fox"}},
    }
    spoken = {"content_type": "audio_transcription", "text": "Look here."}
    attached = [{"id": "file-abc", "name": "cat.png"}, {"id": "file-d", "name": "plan.pdf"}]
    mark = "\ue200cite\ue202turn0\ue201"
    reference = {"matched_text": mark, "alt": "([a page](https://example.org/))"}
    nodes = [
        node(
            "q", None, "user",
            {"content_type": "multimodal_text", "parts": [picture, spoken, "What is it?"]},
            metadata={"attachments": attached},
        ),
        node("i", "q", "tool", {"content_type": "multimodal_text", "parts": [drawn]}),
        node(
            "a", "i", "assistant", text(f"A cat{mark}, said\ue200other\ue201."),
            metadata={"content_references": [reference]},
        ),
    ]  # fmt: skip
    async with profile(tmp_path / "p") as kept:
        await kept.take(export(tmp_path / "conversations.json", entry(nodes, "a")))
        question, answer = await shown(kept)
        assert question.answer == (
            "[Image: cat.png]\n\nLook here.\n\nWhat is it?\n\n[File: plan.pdf]"
        )
        assert answer.answer == (
            "[Image: A red fox]\n\nA cat([a page](https://example.org/)), said."
        )


async def test_what_cannot_be_read_is_named_and_the_rest_comes_in(tmp_path: Path) -> None:
    empty = {"title": "Nothing in it", "mapping": {"r": node("r", None)}, "id": "x"}
    wrong = {"title": "No tree", "mapping": [1, 2]}
    good = [
        entry([node("q", None, "user", text(f"Question {n}"))], "q", f"Talk {n}") for n in range(4)
    ]
    whole = [json.dumps(one) for one in (good[0], empty, wrong, 5, good[1])]
    broken = json.dumps(good[2]).replace('"children"', '"child}ren', 1)
    path = tmp_path / "conversations.json"
    path.write_text(f'[{", ".join(whole)}, {broken}, {json.dumps(good[3])}, {{"title": "cut')
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(path)
        titles = {c.title for c in await kept.store.listed()}
        assert titles == {"Talk 0", "Talk 1", "Talk 3"}
        assert summary.added == 3
        said = "\n".join(summary.unreadable)
        assert (
            "“Nothing in it” (conversation 2) in “conversations.json”: it has no messages" in said
        )
        assert "“No tree” (conversation 3)" in said
        assert "Conversation 4" in said
        assert "Conversation 6 in “conversations.json”: it is not JSON" in said
        assert summary.sentence == "3 conversations imported, 5 unreadable."


async def test_a_zip_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("chat.html", "<html>")
        archive.writestr("folder/conversations.json", json.dumps([branching()]))
        archive.writestr("conversations-001.json", json.dumps([entry(
            [node("q", None, "user", text("Two"))], "q", "Second")]))  # fmt: skip
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(path)
        assert (summary.added, summary.unreadable) == (2, [])
        assert kept.reported[-1].done == kept.reported[-1].total


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", b"", "not a conversation file"),
        ("a.json", b"plain words", "not a conversation file"),
        ("a.json", b'{"some": "thing"}', "not a conversation file"),
        ("a.json", b'{"some": ', "damaged or incomplete"),
        ("a.json", b"[" * 200_000, "nested" ),
        ("a.json", b"\xff\xfe[\x00]\x00", "not a conversation file"),
        ("a.zip", b"PK\x03\x04 and no more", "cannot be read"),
    ],
)  # fmt: skip
async def test_other_files_are_named(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(tmp_path / name, tmp_path / "missing.json")
        assert summary.added == 0
        assert name in summary.unreadable[0]
        assert said in summary.unreadable[0] or "readable" in summary.unreadable[0]
        assert "“missing.json” cannot be read: no such file" in summary.unreadable[-1]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["q", "a", "assistant", "user", "tool", "text", "thoughts", "parts"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.text(max_size=3)
        | st.sampled_from(["parent", "children", "message", "content", "author", "metadata"]),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON value that something else can be put into."""
    keys: list[Any] = list(value if hasattr(value, "keys") else range(len(value)))
    found: list[tuple[Any, Any]] = [(value, key) for key in keys]
    for key in keys:
        if isinstance(value[key], dict | list):
            found += places(value[key])
    return found


@given(st.data())
@settings(max_examples=200)
def test_anything_in_the_place_of_anything_is_read_or_refused(data: st.DataObject) -> None:
    talk = json.loads(json.dumps(branching()))
    for _ in range(data.draw(st.integers(1, 4))):
        spots = places(talk)
        holder, key = spots[data.draw(st.integers(0, len(spots) - 1))]
        holder[key] = data.draw(json_values)
    try:
        whole = chatgpt.conversation(talk)
    except Malformed:
        return
    before = set[str | None]({None})
    for message in whole.messages:
        assert message.parent_id in before
        before.add(message.id)
    assert whole.conversation.leaf_id in before
    assert all(p.text for m in whole.messages for p in m.pieces)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=40), st.data())
@settings(max_examples=100)
def test_every_shown_text_of_any_tree_comes_in_once(
    parents: list[int], data: st.DataObject
) -> None:
    nodes = [node("n0", None)]
    roles = st.sampled_from(["user", "assistant", "system", "tool", ""])
    for number, parent in enumerate(parents, 1):
        words = text(f"[words {number}]")
        nodes.append(node(f"n{number}", f"n{min(parent, number - 1)}", data.draw(roles), words))
    shown_texts = [
        n["message"]["content"]["parts"][0]
        for n in nodes
        if n["message"] and n["message"]["author"]["role"] != "system"
    ]
    current = data.draw(st.sampled_from(nodes))["id"]
    if not shown_texts:
        with pytest.raises(Malformed):
            chatgpt.conversation(entry(nodes, current))
        return
    whole = chatgpt.conversation(entry(nodes, current))
    said = "".join(p.text for m in whole.messages for p in m.pieces)
    assert all(said.count(words) == 1 for words in shown_texts)
    assert whole == chatgpt.conversation(entry([*nodes], current))


async def test_a_place_that_is_missing_is_the_newest_end(tmp_path: Path) -> None:
    nodes = [
        node("q", None, "user", text("First?")),
        node("a", "q", "assistant", text("One.")),
        node("b", "a", "user", text("Second?")),
    ]
    for current in ("gone", "q"):
        whole = chatgpt.conversation(entry(nodes, current, title=""))
        assert whole.conversation.leaf_id == whole.messages[-1].id
        assert whole.conversation.title.startswith("First?")


def test_sound_without_words_and_parts_of_no_kind_are_named_or_nothing() -> None:
    sound = {"audio_asset_pointer": {"asset_pointer": "sediment://file_s"}}
    parts = [{"content_type": "real_time_user_audio", **sound}, {"content_type": "new"}, "And?"]
    nodes = [node("q", None, "user", {"content_type": "multimodal_text", "parts": parts})]
    (message,) = chatgpt.conversation(entry(nodes, "q")).messages
    assert "".join(p.text for p in message.pieces) == "[Audio: file_s]\n\nAnd?"


async def test_an_interrupted_answer_is_shown_as_stopped(tmp_path: Path) -> None:
    nodes = [
        node("q", None, "user", text("Go")),
        node("a", "q", "assistant", text("Half"),
             metadata={"finish_details": {"type": "interrupted"}}),
    ]  # fmt: skip
    whole = chatgpt.conversation(entry(nodes, "a"))
    assert whole.messages[1].status is Status.STOPPED
    assert whole.messages[1].pieces[0].source is Source.CONTENT
