"""Chatapp's own file: what is written is read back equal, whatever it is."""

from __future__ import annotations

import asyncio
import hashlib
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
)
from chatapp.core.import_export import chatapp_json
from chatapp.core.import_export.checked_json import LATEST
from chatapp.core.store.sql.full_conversations import WholeConversation, WholeDocument, WholeMessage
from chatapp.core.store.transfer import Parcel
from tests.core.import_export.building import profile, written
from tests.core.import_export.test_chatgpt import json_values, places

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
lines = texts.map(lambda t: " ".join(t.split()) or "-")
times = st.floats(0, LATEST - 1)
maybe_times = st.none() | times
numbers = st.none() | st.floats(0, 1e9) | st.integers(0, 10**9)


@st.composite
def folders(draw: st.DrawFn) -> list[Folder]:
    found: list[Folder] = []
    for number in range(draw(st.integers(0, 4))):
        parent = draw(st.sampled_from([None, *(f.id for f in found)]))
        found.append(
            Folder(f"f{number}", draw(lines), parent, draw(texts), draw(times), draw(maybe_times))
        )
    return found


@st.composite
def documents(draw: st.DrawFn) -> list[WholeDocument]:
    contents = draw(st.lists(st.binary(max_size=20), max_size=3, unique=True))
    return [
        WholeDocument(
            hashlib.sha256(data).hexdigest(), len(data), draw(st.integers(0, 9)), draw(texts),
            draw(st.sampled_from([data, None])),
        )
        for data in contents
    ]  # fmt: skip


@st.composite
def parcels(
    draw: st.DrawFn, number: int, around: list[Folder], kept: list[WholeDocument]
) -> Parcel:
    def attached() -> tuple[Attachment, ...]:
        chosen = draw(st.lists(st.sampled_from(kept), max_size=2)) if kept else []
        return tuple(
            Attachment(d.sha256, draw(texts) or "x.pdf", d.size, d.pages, len(d.text),
                       draw(st.sampled_from(Delivery)))
            for d in chosen
        )  # fmt: skip

    messages: list[WholeMessage] = []
    for m in range(draw(st.integers(0, 6))):
        parent = draw(st.sampled_from([None, *(m.id for m in messages)]))
        pieces = draw(st.lists(st.builds(Piece, st.sampled_from(Source), texts), max_size=3))
        status = draw(st.sampled_from([s for s in Status if s is not Status.STREAMING]))
        usage = st.dictionaries(st.sampled_from(["prompt_tokens", "usd"]), numbers, max_size=2)
        unknown = st.dictionaries(st.sampled_from(["of_tomorrow"]), st.lists(texts), max_size=1)
        problem = {"kind": "NoCredits", "sentence": draw(texts)}
        messages.append(
            WholeMessage(
                f"{number}-{m}", parent, draw(st.sampled_from(Role)), status, draw(times),
                tuple(pieces), attached(), draw(texts), draw(texts), draw(texts),
                draw(usage) | draw(unknown),
                draw(st.sampled_from([{}, problem, problem | {"action": "retry", "more": 1}])),
                draw(numbers), draw(numbers), draw(maybe_times),
            )
        )  # fmt: skip
    messages = [
        replace(m, chosen_id=draw(st.sampled_from([None, *below])))
        if (below := [c.id for c in messages if c.parent_id == m.id]) else m
        for m in messages
    ]  # fmt: skip
    messages = [
        replace(m, edit=Draft(draw(texts), attached())) if draw(st.booleans()) else m
        for m in messages
    ]
    notes = st.lists(texts.filter(bool), max_size=2).map(tuple)
    messages = [replace(m, notes=draw(notes)) for m in messages]
    path: list[Folder] = []
    inside = draw(st.sampled_from([None, *around]))
    while inside is not None:
        path.insert(0, inside)
        inside = next((f for f in around if path[0].parent_id == f.id), None)
    conversation = Conversation(
        f"c{number}", draw(lines), draw(times), draw(times), draw(st.booleans()),
        draw(st.sampled_from([m.id for m in messages])) if messages else None,
        path[-1].id if path else None, draw(st.booleans()), draw(st.booleans()),
        draw(st.booleans()), draw(maybe_times),
    )  # fmt: skip
    own = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "instructions": texts,
                "summary": texts,
                "unset": st.lists(st.sampled_from(["temperature", "seed"])),
                "temperature": st.floats(0, 2),
                "later": st.lists(texts),
            },
        )
    )
    draft = Draft(draw(texts), attached())
    begun = draw(st.sampled_from(["", *(m.id for m in messages)]))
    whole = WholeConversation(conversation, tuple(messages), tuple(path), own, draft, begun)
    return Parcel(whole, tuple(d for d in kept if d.sha256 in whole.hashes))


@given(st.data())
@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.data_too_large],
)
def test_all_of_it_comes_into_an_empty_profile_equal(data: st.DataObject) -> None:
    around, kept_documents = data.draw(folders()), data.draw(documents())
    sent = [
        data.draw(parcels(n, around, kept_documents)) for n in range(data.draw(st.integers(0, 3)))
    ]

    async def there_and_back(folder: Path) -> None:
        async with profile(folder / "a") as first, profile(folder / "b") as second:
            await first.transfer.take_folders(around)
            assert None not in await first.transfer.take(sent)
            paths = await written(first, folder)
            summary = await second.take(*paths)
            assert (summary.added, summary.unreadable) == (len(sent), [])
            dump = await first.dump()
            assert await second.dump() == dump
            again = await second.take(*paths)
            assert (again.added, again.extended, again.present) == (0, 0, len(sent))
            assert await second.dump() == dump

    with tempfile.TemporaryDirectory(prefix="chatapp-test-") as folder:
        asyncio.run(there_and_back(Path(folder)))


def example() -> dict[str, Any]:
    """A file with one conversation, as written."""
    sha256 = hashlib.sha256(b"%PDF").hexdigest()
    attachment = Attachment(sha256, "Plan.pdf", 4, 1, 5)
    messages = (
        WholeMessage(
            "q", None, Role.USER, Status.DONE, 1.0, (Piece(Source.CONTENT, "Why?"),), (attachment,)
        ),
        WholeMessage("a", "q", Role.ASSISTANT, Status.DONE, 2.0, usage={"usd": 0.5}),
    )
    folder = Folder("f", "Work", None, "Be brief.", 1.0)
    conversation = Conversation("c", "A talk", 1.0, 2.0, leaf_id="a", folder_id="f")
    whole = WholeConversation(conversation, messages, (folder,), {"model": "m"}, Draft("And"))
    parcel = Parcel(whole, (WholeDocument(sha256, 4, 1, "Plans", b"%PDF"),))
    return json.loads(chatapp_json.write([parcel]))


@given(st.data())
@settings(max_examples=80)
def test_a_file_with_anything_in_it_is_taken_or_refused(data: st.DataObject) -> None:
    file = example()
    for _ in range(data.draw(st.integers(1, 3))):
        spots = places(file)
        holder, key = spots[data.draw(st.integers(0, len(spots) - 1))]
        holder[key] = data.draw(json_values)

    async def take(folder: Path) -> None:
        path = folder / "a.json"
        path.write_text(json.dumps(file), encoding="utf-8")
        async with profile(folder / "p") as kept:
            await kept.take(path)
            # What came in can be opened.
            for conversation in await kept.store.listed():
                await kept.store.branch(conversation.id)
                await kept.store.draft(conversation.id)
                await kept.transfer.give(conversation.id)

    with tempfile.TemporaryDirectory(prefix="chatapp-test-") as folder:
        asyncio.run(take(Path(folder)))


async def test_what_is_not_known_is_passed_over(tmp_path: Path) -> None:
    file = example()
    file |= {"version": 7, "of_tomorrow": [1]}
    file["conversations"][0] |= {"mood": "sunny", "own": {"model": "m", "later": 5}}
    file["conversations"][0]["messages"].reverse()  # an answer before its question
    path = tmp_path / "a.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(path)
        assert (summary.added, summary.unreadable) == (1, [])
        parcel = await kept.transfer.give("c")
        assert parcel.conversation.settings == {"model": "m", "later": 5}
        assert [m.id for m in parcel.conversation.messages] == ["q", "a"]
        assert parcel.documents[0].data == b"%PDF"


async def test_a_message_of_another_conversation_is_never_moved(tmp_path: Path) -> None:
    file = example()
    path = tmp_path / "a.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    file["conversations"][0]["id"] = "another"
    copy = tmp_path / "b.json"
    copy.write_text(json.dumps(file), encoding="utf-8")
    async with profile(tmp_path / "p") as kept:
        await kept.take(path)
        before = await kept.dump()
        summary = await kept.take(copy)
        assert summary.added == 0
        assert summary.unreadable == [
            "“A talk”: one of its messages belongs to another conversation."
        ]
        assert await kept.dump() == before


async def test_a_reply_that_nobody_writes_here_is_interrupted(tmp_path: Path) -> None:
    file = example()
    file["conversations"][0]["messages"][1]["status"] = "streaming"
    path = tmp_path / "a.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    async with profile(tmp_path / "p") as kept:
        await kept.take(path)
        assert [m.status for m in await kept.store.branch("c")] == ["done", "interrupted"]


@pytest.mark.parametrize(
    ("altered", "question", "answer", "said"),
    [
        ({"messages": [{"role": "user"}]}, {}, {}, "“A talk”: "),
        ({"title": "", "messages": [{"role": "user"}]}, {}, {}, "Conversation 1: "),
        ({}, {"id": "a"}, {}, "two of its messages have the same ID"),
        ({}, {}, {"parent": "none"}, "replies to one that is missing"),
    ],
)
async def test_what_cannot_be_read_is_named(
    tmp_path: Path,
    altered: dict[str, Any],
    question: dict[str, Any],
    answer: dict[str, Any],
    said: str,
) -> None:
    file = example()
    conversation = file["conversations"][0]
    for message, change in zip(conversation["messages"], (question, answer), strict=True):
        message.update(change)
    conversation |= altered
    path = tmp_path / "a.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(path)
        assert summary.added == 0
        assert said in summary.unreadable[0]


async def test_a_place_that_is_missing_is_the_end_of_the_conversation(tmp_path: Path) -> None:
    file = example()
    file["conversations"][0]["shown"] = "gone"
    path = tmp_path / "a.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    async with profile(tmp_path / "p") as kept:
        await kept.take(path)
        assert [m.id for m in await kept.store.branch("c")] == ["q", "a"]


async def test_folders_within_folders_and_a_file_that_is_gone_go_out_and_come_in(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(example()), encoding="utf-8")
    inner = Folder("g", "Inner", "f", "", 1.0)
    async with profile(tmp_path / "a") as first, profile(tmp_path / "b") as second:
        await first.take(path)
        await first.transfer.take_folders([Folder("f", "Work", None, "Be brief.", 1.0), inner])
        for file in first.files.iterdir():
            file.unlink()
        summary = await second.take(*await written(first, tmp_path))
        assert (summary.added, summary.unreadable) == (1, [])
        there, here = await first.dump(), await second.dump()
        assert {name for name, _, _, *_ in here["folders"]} == {"f", "g"}
        assert here == there
