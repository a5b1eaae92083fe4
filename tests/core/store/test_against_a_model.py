"""Random sequences of verbs, compared with a model simple enough to be trusted."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chatapp.core.domain.conversation import (
    Draft,
    Folder,
    Kind,
    Message,
    Outline,
    Piece,
    Role,
    Source,
    Status,
)
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.organizer import OrganizerStore, Outcome
from tests.core.store.building import NAME, conversation, question, reply

T = TypeVar("T")

pytestmark = pytest.mark.unmeasured

texts = st.text(st.characters(), max_size=8)
pieces = st.lists(st.builds(Piece, st.sampled_from(Source), texts), max_size=4)
picks = st.integers(0, 10**6)


def repaired(text: str) -> str:
    """Surrogates in pairs or not at all."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def merged(found: list[Piece] | tuple[Piece, ...]) -> list[tuple[Source, str]]:
    joined = (
        (source, "".join(p.text for p in run)) for source, run in groupby(found, lambda p: p.source)
    )
    return [(source, text) for source, text in joined if text]


@dataclass(eq=False)
class Node:
    """A message, and what was shown below it last."""

    message: Message
    sent: list[Piece] = field(default_factory=list)
    stored: list[Piece] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    chosen: Node | None = None
    parent: Node | None = None
    deleted: object = None
    """The mark of the things it went to the trash with."""

    @property
    def versions(self) -> list[Node]:
        """All versions of it that are not in the trash."""
        assert self.parent is not None
        return self.parent.left

    @property
    def left(self) -> list[Node]:
        return [child for child in self.children if child.deleted is None]

    def below(self) -> list[Node]:
        return [self, *(n for child in self.children for n in child.below())]

    def end(self) -> Node:
        """The last message below it, by what was shown last."""
        node = self
        while node.left:
            chosen = node.chosen
            node = chosen if chosen and chosen.deleted is None else node.left[-1]
        return node


@dataclass(eq=False)
class Place:
    """A folder."""

    name: str
    parent: Place | None = None
    deleted: object = None


@dataclass(eq=False)
class Chat:
    """A conversation: the root is no message, its children are the first ones."""

    title: str
    by_person: bool = False
    deleted: object = None
    pinned: bool = False
    archived: bool = False
    folder: Place | None = None
    updated_at: float = 0.0
    order: int = 0
    root: Node = field(default_factory=lambda: Node(reply("", None)))
    leaf: Node | None = None

    def branch(self) -> list[Node]:
        node, found = self.leaf, list[Node]()
        while node is not None and node.parent is not None:
            found.insert(0, node)
            node = node.parent
        return found

    def settle(self) -> None:
        """Go on from what is left of the branch."""
        left = [n for n in self.branch() if n.deleted is None] or self.root.left
        self.leaf = left[-1].end() if left else None


Cell: TypeAlias = "tuple[Any, str, Any, Any]"
"""A changed cell: owner, field, value before, value after."""


@dataclass
class UndoStep:
    cells: list[Cell] = field(default_factory=list)

    def set(self, whose: Any, which: str, value: Any) -> None:
        if getattr(whose, which) != value:
            self.cells.append((whose, which, getattr(whose, which), value))
            put(whose, which, value)

    def turn(self, *, redo: bool) -> bool:
        """Set back, or again, what is as it was left; whether anything was."""
        turned = False
        now = object()
        for whose, which, before, after in self.cells if redo else reversed(self.cells):
            held, wanted = (before, after) if redo else (after, before)
            found = getattr(whose, which)
            if which == "deleted":
                same = (found is None) == (held is None)
                wanted = wanted and now
            else:
                same = found == held
            if same:
                put(whose, which, wanted)
                turned = True
        return turned


def put(whose: Any, which: str, value: Any) -> None:
    """Set a cell; messages take what is below them along."""
    if isinstance(whose, Node):
        before = whose.deleted
        for node in whose.below():
            if node.deleted == before:
                node.deleted = value
    else:
        setattr(whose, which, value)


class StoreAndModel(RuleBasedStateMachine):
    """Does everything twice."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="chatapp-test-"))
        self.runner = asyncio.Runner()
        self.chats: dict[str, Chat] = {}
        self.nodes: dict[str, Node] = {}
        self.drafts: dict[str, Draft] = {}
        self.values: dict[str, str] = {}
        self.places: dict[str, Place] = {}
        self.done: list[UndoStep] = []
        self.undone: list[UndoStep] = []
        self.now = 0.0
        self.count = 0

    def teardown(self) -> None:
        self.wait(self.database.close())
        self.runner.close()
        shutil.rmtree(self.folder)

    def wait(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(coroutine)

    def new_id(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    @initialize()
    def start(self) -> None:
        self.database = Database(self.folder / NAME)
        self.wait(self.database.open())
        files = self.folder / "files"
        self.store = Conversations(self.database, files, clock=lambda: self.now)
        self.organizer = OrganizerStore(self.database, files, clock=lambda: self.now)

    # Picking

    def chat(self, pick: int) -> str:
        return list(self.chats)[pick % len(self.chats)]

    def node(self, pick: int, role: Role, *, left: bool = True) -> Node | None:
        found = [
            n
            for n in self.nodes.values()
            if n.message.role is role and not (left and n.deleted is not None)
        ]
        return found[pick % len(found)] if found else None

    def place(self, pick: int) -> Place | None:
        """A folder outside the trash, or none."""
        found = [None, *(p for p in self.places.values() if p.deleted is None)]
        return found[pick % len(found)]

    def name(self, place: Place | None) -> str:
        return next((name for name, p in self.places.items() if p is place), "")

    def add(self, node: Node, parent: Node) -> None:
        node.parent = parent
        parent.children.append(node)
        self.nodes[node.message.id] = node

    def show(self, chat: Chat, leaf: Node) -> None:
        chat.leaf = node = leaf
        while node.parent is not None:
            node.parent.chosen = node
            node = node.parent

    def note(self, step: UndoStep, outcome: Outcome) -> None:
        """A step was done: what was undone before cannot be redone."""
        assert bool(outcome.sentence) == bool(step.cells)
        if step.cells:
            self.done.append(step)
            self.undone.clear()

    # Verbs

    def begin(self, chat_id: str, asked: Message | None, parent: Node, *, edits: str = "") -> None:
        chat = self.chats[chat_id]
        self.now += 1
        above = asked.id if asked else parent.message.id
        answer = replace(
            reply(self.new_id("r"), above, conversation_id=chat_id), created_at=self.now
        )
        if asked:
            node = Node(asked, stored=[Piece(p.source, repaired(p.text)) for p in asked.pieces])
            self.add(node, parent)
            parent = node
            self.drafts.pop(edits or chat_id, None)
        last = Node(answer)
        self.add(last, parent)
        before = chat.leaf
        self.show(chat, last)
        if edits:
            self.done.append(
                UndoStep([(parent, "deleted", object(), None), (chat, "leaf", before, last)])
            )
            self.undone.clear()
        chat.updated_at = max(chat.updated_at, self.now)
        given = conversation(chat_id, chat.title if chat.order == self.count else "ignored")
        kept = self.wait(self.store.begin(given, asked, answer, edits=edits))
        assert (kept.id, kept.leaf_id) == (chat_id, answer.id)

    @rule(text=texts, title=texts)
    def send_new(self, text: str, title: str) -> None:
        chat_id = self.new_id("c")
        self.chats[chat_id] = Chat(repaired(title), order=self.count + 2)
        self.drafts.pop("", None)
        asked = question(self.new_id("q"), None, text, conversation_id=chat_id)
        self.begin(chat_id, asked, self.chats[chat_id].root)

    @precondition(lambda self: self.chats)
    @rule(pick=picks, text=texts)
    def send(self, pick: int, text: str) -> None:
        chat_id = self.chat(pick)
        leaf = self.chats[chat_id].leaf or self.chats[chat_id].root
        above = leaf.message.id or None
        asked = question(self.new_id("q"), above, text, conversation_id=chat_id)
        self.begin(chat_id, asked, leaf)

    @precondition(lambda self: self.chats)
    @rule(pick=picks, text=texts)
    def edit(self, pick: int, text: str) -> None:
        old = self.node(pick, Role.USER)
        if old is None:
            return
        chat_id = old.message.conversation_id
        asked = question(self.new_id("q"), old.message.parent_id, text, conversation_id=chat_id)
        assert old.parent is not None
        self.begin(chat_id, asked, old.parent, edits=old.message.id)

    @precondition(lambda self: self.chats)
    @rule(pick=picks)
    def retry(self, pick: int) -> None:
        old = self.node(pick, Role.ASSISTANT)
        if old is None:
            return
        assert old.parent is not None
        self.begin(old.message.conversation_id, None, old.parent)

    @precondition(lambda self: self.chats)
    @rule(pick=picks, new=pieces)
    def append(self, pick: int, new: list[Piece]) -> None:
        node = self.node(pick, Role.ASSISTANT, left=False)
        assert node is not None
        self.wait(self.store.append(node.message.id, new))
        node.sent += new
        node.stored += [Piece(source, repaired(text)) for source, text in merged(new)]

    @precondition(lambda self: self.chats)
    @rule(pick=picks, new=pieces, status=st.sampled_from(list(Status)[1:]))
    def finish(self, pick: int, new: list[Piece], status: Status) -> None:
        node = self.node(pick, Role.ASSISTANT, left=False)
        assert node is not None
        node.sent += new
        node.stored = [Piece(source, repaired(text)) for source, text in merged(node.sent)]
        node.message = replace(node.message, status=status, seconds=self.now)
        self.now += 1
        chat = self.chats[node.message.conversation_id]
        chat.updated_at = max(chat.updated_at, self.now)
        self.wait(self.store.finish(replace(node.message, pieces=tuple(node.sent))))

    @precondition(lambda self: self.chats)
    @rule(pick=picks, role=st.sampled_from(Role), step=st.integers(-3, 3))
    def show_version(self, pick: int, role: Role, step: int) -> None:
        node = self.node(pick, role)
        if node is None:
            return
        versions = node.versions
        place = max(0, min(versions.index(node) + step, len(versions) - 1))
        self.show(self.chats[node.message.conversation_id], versions[place].end())
        self.wait(self.store.show_version(node.message.id, step))

    # Steps

    @precondition(lambda self: self.chats)
    @rule(pick=picks, title=texts)
    def rename(self, pick: int, title: str) -> None:
        chat_id = self.chat(pick)
        self.note(
            self.titled(chat_id, title, True), self.wait(self.organizer.rename(chat_id, title))
        )

    @precondition(lambda self: self.chats)
    @rule(pick=picks, title=texts, by_person=st.booleans())
    def retitle(self, pick: int, title: str, by_person: bool) -> None:
        chat_id = self.chat(pick)
        step = self.titled(chat_id, title, by_person)
        kept = self.wait(self.store.retitle(chat_id, title, by_person=by_person))
        chat = self.chats[chat_id]
        assert (kept.title, kept.titled_by_person) == (chat.title, chat.by_person)
        if step.cells:
            self.done.append(step)
            self.undone.clear()

    def titled(self, chat_id: str, title: str, by_person: bool) -> UndoStep:
        step = UndoStep()
        if words := " ".join(repaired(title).split()):
            step.set(self.chats[chat_id], "title", words)
            step.set(self.chats[chat_id], "by_person", by_person)
        return step

    @precondition(lambda self: self.chats)
    @rule(chosen=st.lists(picks, max_size=3), on=st.booleans(), what=st.integers(0, 2), to=picks)
    def put_in_order(self, chosen: list[int], on: bool, what: int, to: int) -> None:
        ids = list(dict.fromkeys(self.chat(pick) for pick in chosen))
        step, place = UndoStep(), self.place(to)
        for chat in (self.chats[i] for i in ids):
            if what == 0:
                step.set(chat, "pinned", on)
            elif what == 1:
                step.set(chat, "archived", on)
            else:
                step.set(chat, "folder", place)
        if what == 0:
            outcome = self.wait(self.organizer.pin(ids, on))
        elif what == 1:
            outcome = self.wait(self.organizer.archive(ids, on))
        else:
            outcome = self.wait(self.organizer.move(ids, self.name(place)))
        self.note(step, outcome)

    @precondition(lambda self: self.chats)
    @rule(chosen=st.lists(picks, min_size=1, max_size=3))
    def delete(self, chosen: list[int]) -> None:
        ids = list(dict.fromkeys(self.chat(pick) for pick in chosen))
        step, now = UndoStep(), object()
        for chat in (self.chats[i] for i in ids):
            if chat.deleted is None:
                step.set(chat, "deleted", now)
        self.note(step, self.wait(self.organizer.delete(ids)))

    @precondition(lambda self: self.chats)
    @rule(pick=picks)
    def restore(self, pick: int) -> None:
        chat_id = self.chat(pick)
        chat, step = self.chats[chat_id], UndoStep()
        if chat.deleted is None:
            return
        step.set(chat, "deleted", None)
        place = chat.folder
        while place is not None and place.deleted is not None:
            place = place.parent
        step.set(chat, "folder", place)
        self.note(step, self.wait(self.organizer.restore(Kind.CONVERSATION, chat_id)))

    @precondition(lambda self: self.chats)
    @rule(pick=picks, role=st.sampled_from(Role))
    def delete_message(self, pick: int, role: Role) -> None:
        if (node := self.node(pick, role)) is not None:
            chat = self.chats[node.message.conversation_id]
            outcome = self.wait(self.organizer.delete_message(node.message.id))
            self.throw(chat, [node], outcome)

    @precondition(lambda self: self.chats)
    @rule(pick=picks)
    def clear(self, pick: int) -> None:
        chat_id = self.chat(pick)
        chat = self.chats[chat_id]
        self.throw(chat, chat.root.left, self.wait(self.organizer.clear(chat_id)))

    def throw(self, chat: Chat, nodes: list[Node], outcome: Outcome) -> None:
        step, before, now = UndoStep(), chat.leaf, object()
        for node in nodes:
            step.set(node, "deleted", now)
        chat.settle()
        if chat.leaf is not before:
            step.cells.append((chat, "leaf", before, chat.leaf))
        self.note(step, outcome)

    @rule(into=picks)
    def make_folder(self, into: int) -> None:
        name, parent = self.new_id("f"), self.place(into)
        made = Folder(name, name, self.name(parent) or None)
        self.places[name] = Place(name, parent)
        step = UndoStep([(self.places[name], "deleted", object(), None)])
        self.note(step, self.wait(self.organizer.make_folder(made)))

    @rule(pick=picks, into=picks, name=texts)
    def change_folder(self, pick: int, into: int, name: str) -> None:
        place, parent = self.place(pick), self.place(into)
        if place is None:
            return
        folder_id = self.name(place)
        moved, renamed = UndoStep(), UndoStep()
        around = parent
        while around not in {None, place}:
            around = around.parent if around else None
        if around is None:
            moved.set(place, "parent", parent)
        self.note(moved, self.wait(self.organizer.move([], self.name(parent), [folder_id])))
        if words := " ".join(repaired(name).split()):
            renamed.set(place, "name", words)
        self.note(renamed, self.wait(self.organizer.edit_folder(folder_id, name=name)))

    @rule(pick=picks)
    def delete_folder(self, pick: int) -> None:
        if (place := self.place(pick)) is None:
            return
        step, now = UndoStep(), object()
        inside = [place]
        for outer in inside:
            inside += [p for p in self.places.values() if p.parent is outer and p.deleted is None]
        for chat in self.chats.values():
            if chat.folder in inside and chat.deleted is None:
                step.set(chat, "deleted", now)
        for folder in inside:
            step.set(folder, "deleted", now)
        self.note(step, self.wait(self.organizer.delete_folder(self.name(place))))

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            outcome = self.wait(self.organizer.undo())
            assert bool(outcome.sentence) == self.turned(self.done, self.undone, redo=False)

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            outcome = self.wait(self.organizer.redo())
            assert bool(outcome.sentence) == self.turned(self.undone, self.done, redo=True)

    def turned(self, these: list[UndoStep], those: list[UndoStep], *, redo: bool) -> bool:
        while these:
            step = these.pop()
            if step.turn(redo=redo):
                those.append(step)
                for whose, *_ in step.cells:
                    if isinstance(whose, Node):
                        self.chats[whose.message.conversation_id].settle()
                return True
        return False

    @rule(pick=st.none() | picks, text=texts)
    def draft(self, pick: int | None, text: str) -> None:
        chat_id = "" if pick is None or not self.chats else self.chat(pick)
        self.drafts[chat_id] = Draft(repaired(text))
        self.wait(self.store.save_draft(chat_id, Draft(text)))

    @rule(pick=picks, text=texts)
    def write_in_place_of_a_question(self, pick: int, text: str) -> None:
        question = self.node(pick, Role.USER)
        if question is not None:
            self.drafts[question.message.id] = Draft(repaired(text))
            self.wait(self.store.save_edit(question.message.id, Draft(text)))

    @rule(key=texts, value=texts)
    def remember(self, key: str, value: str) -> None:
        key = repaired(key)
        self.values[key] = repaired(value)
        self.wait(self.store.set_state(key, value))

    @rule(killed=st.booleans())
    def restart(self, killed: bool) -> None:
        """Close and open; killed, the next start finds only what is on the disk now."""
        if killed:
            left = Path(tempfile.mkdtemp(prefix="chatapp-test-"))
            for name in (NAME, f"{NAME}-wal"):
                shutil.copyfile(self.folder / name, left / name)
            self.wait(self.database.close())
            shutil.rmtree(self.folder)
            self.folder = left
        else:
            self.wait(self.database.close())
        self.start()
        streaming = [n for n in self.nodes.values() if n.message.status is Status.STREAMING]
        for node in streaming:
            node.message = replace(node.message, status=Status.INTERRUPTED)
        assert self.wait(self.store.recover()) == len(streaming)

    # What must be equal

    @invariant()
    def the_same_list(self) -> None:
        expected = sorted(
            (
                (chat.updated_at, chat.order, name)
                for name, chat in self.chats.items()
                if chat.deleted is None
            ),
            reverse=True,
        )
        found = self.wait(self.store.listed())
        assert [c.id for c in found] == [name for _, _, name in expected]
        for kept in found:
            chat = self.chats[kept.id]
            assert (kept.title, kept.updated_at) == (chat.title, chat.updated_at)
            assert (kept.pinned, kept.archived) == (chat.pinned, chat.archived)
            assert (kept.folder_id or "") == self.name(chat.folder)
            assert kept.leaf_id == (chat.leaf and chat.leaf.message.id)
        kept_folders = {
            f.id: (f.name, f.parent_id or "") for f in self.wait(self.organizer.folders())
        }
        assert kept_folders == {
            name: (place.name, self.name(place.parent))
            for name, place in self.places.items()
            if place.deleted is None
        }

    @invariant()
    def the_same_branches(self) -> None:
        for chat_id, chat in self.chats.items():
            branch = chat.branch()
            assert self.wait(self.store.outline(chat_id)) == [
                Outline(
                    n.message.id,
                    n.message.role,
                    sum(len(p.text) for p in n.stored if p.source is Source.CONTENT),
                )
                for n in branch
            ]
            found = self.wait(self.store.branch(chat_id))
            for kept, node in zip(found, branch, strict=True):
                assert merged(kept.pieces) == merged(node.stored)
                assert replace(kept, pieces=()) == replace(
                    node.message,
                    pieces=(),
                    version=node.versions.index(node) + 1,
                    versions=len(node.versions),
                )

    @invariant()
    def the_same_drafts(self) -> None:
        for chat_id in ("", *self.chats):
            expected = self.drafts.get(chat_id, Draft())
            assert self.wait(self.store.draft(chat_id)) == expected
        for node in self.nodes.values():
            if node.message.role is Role.USER:
                own = Draft("".join(piece.text for piece in node.stored))
                kept = self.drafts.get(node.message.id, Draft())
                found = self.wait(self.store.edit(node.message.id))
                assert found == (own if kept == Draft() else kept)
        for key, value in self.values.items():
            assert self.wait(self.store.state(key)) == value

    @invariant()
    def a_sound_file(self) -> None:
        assert self.wait(self.database.check()) == []


StoreAndModel.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=30,
)
TestStoreAndModel = StoreAndModel.TestCase
