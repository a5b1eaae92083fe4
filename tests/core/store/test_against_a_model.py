"""Random sequences of verbs, compared with a model simple enough to be trusted."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chatapp.core.conversation import Draft, Message, Outline, Piece, Role, Source, Status
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from tests.core.store.building import NAME, conversation, question, reply

T = TypeVar("T")

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


@dataclass
class Node:
    """A message, and what was shown below it last."""

    message: Message
    sent: list[Piece] = field(default_factory=list)
    stored: list[Piece] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    chosen: Node | None = None
    parent: Node | None = None


@dataclass
class Chat:
    """A conversation: the root is no message, its children are the first ones."""

    title: str
    by_person: bool = False
    deleted: bool = False
    updated_at: float = 0.0
    order: int = 0
    root: Node = field(default_factory=lambda: Node(reply("", None)))

    def branch(self) -> list[Node]:
        node, found = self.root, list[Node]()
        while node.chosen is not None:
            node = node.chosen
            found.append(node)
        return found


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
        self.store = Conversations(self.database, self.folder / "files", clock=lambda: self.now)

    # Picking

    def chat(self, pick: int) -> str:
        return list(self.chats)[pick % len(self.chats)]

    def node(self, pick: int, role: Role) -> Node:
        found = [n for n in self.nodes.values() if n.message.role is role]
        return found[pick % len(found)]

    def add(self, node: Node, parent: Node) -> None:
        node.parent = parent
        parent.children.append(node)
        self.nodes[node.message.id] = node
        self.show(node)

    def show(self, node: Node) -> None:
        while node.parent is not None:
            node.parent.chosen = node
            node = node.parent

    # Verbs

    def begin(self, chat_id: str, asked: Message | None, parent: Node) -> None:
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
            self.drafts.pop(chat_id, None)
        self.add(Node(answer), parent)
        chat.updated_at = max(chat.updated_at, self.now)
        given = conversation(chat_id, chat.title if chat.order == self.count else "ignored")
        kept = self.wait(self.store.begin(given, asked, answer))
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
        leaf = self.chats[chat_id].branch()[-1]
        asked = question(self.new_id("q"), leaf.message.id, text, conversation_id=chat_id)
        self.begin(chat_id, asked, leaf)

    @precondition(lambda self: self.chats)
    @rule(pick=picks, text=texts)
    def edit(self, pick: int, text: str) -> None:
        old = self.node(pick, Role.USER)
        chat_id = old.message.conversation_id
        asked = question(self.new_id("q"), old.message.parent_id, text, conversation_id=chat_id)
        assert old.parent is not None
        self.begin(chat_id, asked, old.parent)

    @precondition(lambda self: self.chats)
    @rule(pick=picks)
    def retry(self, pick: int) -> None:
        old = self.node(pick, Role.ASSISTANT)
        assert old.parent is not None
        self.begin(old.message.conversation_id, None, old.parent)

    @precondition(lambda self: self.chats)
    @rule(pick=picks, new=pieces)
    def append(self, pick: int, new: list[Piece]) -> None:
        node = self.node(pick, Role.ASSISTANT)
        self.wait(self.store.append(node.message.id, new))
        node.sent += new
        node.stored += [Piece(source, repaired(text)) for source, text in merged(new)]

    @precondition(lambda self: self.chats)
    @rule(pick=picks, new=pieces, status=st.sampled_from(list(Status)[1:]))
    def finish(self, pick: int, new: list[Piece], status: Status) -> None:
        node = self.node(pick, Role.ASSISTANT)
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
        assert node.parent is not None
        versions = node.parent.children
        place = max(0, min(versions.index(node) + step, len(versions) - 1))
        self.show(versions[place])
        self.wait(self.store.show_version(node.message.id, step))

    @precondition(lambda self: self.chats)
    @rule(pick=picks, title=texts, by_person=st.booleans())
    def rename(self, pick: int, title: str, by_person: bool) -> None:
        chat_id = self.chat(pick)
        chat = self.chats[chat_id]
        words = " ".join(repaired(title).split())
        if words and (by_person or not chat.by_person):
            chat.title, chat.by_person = words, by_person
        kept = self.wait(self.store.rename(chat_id, title, by_person))
        assert (kept.title, kept.titled_by_person) == (chat.title, chat.by_person)

    @precondition(lambda self: self.chats)
    @rule(pick=picks, deleted=st.booleans())
    def delete_or_restore(self, pick: int, deleted: bool) -> None:
        chat_id = self.chat(pick)
        self.chats[chat_id].deleted = deleted
        self.wait(self.store.delete(chat_id) if deleted else self.store.restore(chat_id))

    @rule(pick=st.none() | picks, text=texts)
    def draft(self, pick: int | None, text: str) -> None:
        chat_id = "" if pick is None or not self.chats else self.chat(pick)
        self.drafts[chat_id] = Draft(repaired(text))
        self.wait(self.store.save_draft(chat_id, Draft(text)))

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
                if not chat.deleted
            ),
            reverse=True,
        )
        found = self.wait(self.store.list())
        assert [c.id for c in found] == [name for _, _, name in expected]
        for kept in found:
            chat = self.chats[kept.id]
            assert (kept.title, kept.updated_at) == (chat.title, chat.updated_at)

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
                assert node.parent is not None
                assert merged(kept.pieces) == merged(node.stored)
                assert replace(kept, pieces=()) == replace(
                    node.message,
                    pieces=(),
                    version=node.parent.children.index(node) + 1,
                    versions=len(node.parent.children),
                )

    @invariant()
    def the_same_drafts(self) -> None:
        for chat_id in ("", *self.chats):
            expected = self.drafts.get(chat_id, Draft())
            assert self.wait(self.store.draft(chat_id)) == expected
        for key, value in self.values.items():
            assert self.wait(self.store.state(key)) == value

    @invariant()
    def a_sound_file(self) -> None:
        assert self.wait(self.database.check()) == []


StoreAndModel.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestStoreAndModel = StoreAndModel.TestCase
