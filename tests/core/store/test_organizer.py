"""Steps that put conversations in order, undone one by one, and the trash emptied for good."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Attachment, Draft, Folder, Kind, Role, Status
from chatapp.core.store.aging import DAYS_IN_TRASH
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.organizer import OrganizerStore
from chatapp.core.store.sql import index, undo_log
from tests.core.store.building import NAME, content, conversation, opened, question, reply

DAY = 86_400.0


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Here:
    store: Conversations
    organizer: OrganizerStore
    database: Database
    clock: Clock

    async def ask(self, name: str, *, under: str | None = None, text: str = "Why?") -> None:
        """A question and its finished reply: NAME-q and NAME-r."""
        chat = name.partition("-")[0]
        q, r = f"{name}-q", f"{name}-r"
        asked = question(q, under, text, conversation_id=chat)
        begun = reply(r, q, conversation_id=chat)
        await self.store.begin(conversation(chat, chat.title()), asked, begun)
        answer = replace(begun, status=Status.DONE, pieces=(content(f"about {text}"),))
        await self.store.finish(answer)

    async def titles(self) -> list[str]:
        return sorted(c.title for c in await self.store.listed())

    async def untold(self, statement: str) -> None:
        """A change that is no step."""
        await self.database.run(lambda c: c.execute(statement))

    async def branch(self, chat: str) -> list[str]:
        return [o.id for o in await self.store.outline(chat)]


@asynccontextmanager
async def here(folder: Path) -> AsyncGenerator[Here]:
    clock = Clock()
    async with opened(folder, clock=clock) as (store, database):
        yield Here(
            store, OrganizerStore(database, folder / "attachments", clock=clock), database, clock
        )


async def test_steps_are_undone_in_order_even_after_a_restart(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        for name in ("a", "b", "c"):
            await h.ask(name)
        await h.organizer.rename("a", "Alpha")
        await h.organizer.make_folder(Folder("f", "Work"))
        await h.organizer.move(["a", "b"], "f")
        await h.organizer.pin(["c"], True)
        await h.organizer.archive(["b"], True)
        await h.organizer.delete(["a", "c"])
        assert await h.titles() == ["B"]
    async with here(tmp_path) as h:
        said = [(await h.organizer.undo()).sentence for _ in range(7)]
        assert said == [
            "2 conversations were deleted.",
            "“B” was archived.",
            "“C” was pinned.",
            "2 conversations were moved to “Work”.",
            "The folder “Work” was created.",
            "“A” was renamed to “Alpha”.",
            "",
        ]
        assert await h.titles() == ["A", "B", "C"]
        kept = await h.store.listed()
        assert not any(c.pinned or c.archived or c.folder_id for c in kept)
        assert await h.organizer.folders() == []
    async with here(tmp_path) as h:
        for sentence in reversed(said[:-1]):
            assert (await h.organizer.redo()).sentence == sentence
        assert (await h.organizer.redo()).sentence == ""
        assert await h.titles() == ["B"]
        (b,) = await h.store.listed()
        assert (b.folder_id, b.archived) == ("f", True)


async def test_what_was_undone_cannot_be_redone_after_a_new_step(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
        await h.organizer.rename("a", "Alpha")
        await h.organizer.undo()
        await h.organizer.pin(["a"], True)
        assert (await h.organizer.redo()).sentence == ""
        assert await h.titles() == ["A"]


async def test_only_what_is_as_the_step_left_it_is_set_back(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
        await h.ask("b")
        await h.organizer.delete(["a", "b"])
        await h.untold("UPDATE conversations SET deleted_at = NULL WHERE id = 'a'")
        undone = await h.organizer.undo()
        assert [c.id for c in undone.conversations] == ["b"]
        await h.organizer.rename("a", "Alpha")
        await h.untold("UPDATE conversations SET title = 'Later' WHERE id = 'a'")
        assert (await h.organizer.undo()).sentence  # who titled it
        assert await h.titles() == ["B", "Later"]


async def test_a_step_that_changes_nothing_is_none(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
        for outcome in (
            await h.organizer.pin(["a"], False),
            await h.organizer.move(["a"], ""),
            await h.organizer.rename("a", " \n"),
            await h.organizer.delete([]),
        ):
            assert outcome.sentence == ""
        assert (await h.organizer.undo()).sentence == ""
        with pytest.raises(LookupError):
            await h.organizer.delete(["nothing"])


async def test_the_last_steps_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo_log, "KEPT", 3)
    async with here(tmp_path) as h:
        await h.ask("a")
        for number in range(5):
            await h.organizer.rename("a", f"Title {number}")
        assert [bool((await h.organizer.undo()).sentence) for _ in range(4)] == [True] * 3 + [False]
        assert await h.titles() == ["Title 1"]

        def cells(connection: sqlite3.Connection) -> int:
            return connection.execute("SELECT count(*) FROM deed_cells").fetchone()[0]

        assert await h.database.read(cells) <= 6


def test_no_step_changes_what_is_not_named() -> None:
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(ValueError, match=r"pieces\.text"),
    ):
        undo_log.UndoRecorder(connection).set("pieces", [1], "text", "")


# Messages and their versions


async def test_a_deleted_version_leaves_the_others_and_their_numbers(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
        for again in ("two", "three"):
            await h.store.begin(conversation("a"), None, reply(again, "a-q", conversation_id="a"))
        gone = await h.organizer.delete_message("three")
        assert gone.sentence == "A version of a reply was deleted."
        assert gone.branches == {"a"}
        assert await h.branch("a") == ["a-q", "two"]
        (shown,) = await h.store.messages(["two"])
        assert (shown.version, shown.versions) == (2, 2)
        assert [m.id for m in await h.store.siblings("two")] == ["a-r", "two"]
        assert (await h.store.show_version("two", 1)).leaf_id == "two"
        await h.organizer.delete_message("a-r")
        assert await h.branch("a") == ["a-q", "two"]
        assert (await h.organizer.delete_message("two")).sentence == "A reply was deleted."
        assert await h.branch("a") == ["a-q"]
        for _ in range(3):
            await h.organizer.undo()
        assert await h.branch("a") == ["a-q", "three"]


async def test_a_deleted_message_takes_along_what_is_below_it(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a-1")
        await h.ask("a-2", under="a-1-r")
        await h.ask("a-3", under="a-2-r")
        await h.organizer.delete_message("a-3-r")
        await h.organizer.delete_message("a-2-q")
        assert await h.branch("a") == ["a-1-q", "a-1-r"]
        thrown = await h.organizer.in_trash()
        assert [(t.id, t.along, t.where) for t in thrown] == [("a-2-q", 2, "A"), ("a-3-r", 0, "A")]
        # What is below comes back with what it stands under.
        await h.organizer.restore(Kind.MESSAGE, "a-3-r")
        assert (await h.branch("a"))[-1] == "a-3-r"
        assert len(await h.branch("a")) == 6
        await h.organizer.undo()
        assert await h.branch("a") == ["a-1-q", "a-1-r"]


async def test_clearing_leaves_an_empty_conversation_to_go_on_with(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a-1")
        await h.ask("a-2")  # another version of the first question
        await h.organizer.clear("a")
        assert await h.branch("a") == []
        assert await h.titles() == ["A"]
        await h.ask("a-3")
        assert await h.branch("a") == ["a-3-q", "a-3-r"]
        assert (await h.store.messages(["a-3-q"]))[0].versions == 1
        await h.organizer.undo()
        assert await h.branch("a") == ["a-3-q", "a-3-r"]
        assert (await h.store.messages(["a-3-q"]))[0].versions == 3


async def test_an_edit_is_undone_with_all_that_came_of_it(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
        edited = question("new-q", None, "Better?", conversation_id="a")
        answer = reply("new-r", "new-q", conversation_id="a")
        for _ in range(2):  # its outcome was not heard
            await h.store.begin(conversation("a"), edited, answer, edits="a-q")
        await h.ask("a-2", under="new-r")
        assert await h.organizer.next_touched() == {"a"}
        undone = await h.organizer.undo()
        assert undone.sentence == "A message was edited."
        assert await h.branch("a") == ["a-q", "a-r"]
        assert [t.id for t in await h.organizer.in_trash()] == ["new-q"]
        await h.organizer.redo()
        assert len(await h.store.siblings("new-q")) == 2
        assert (await h.organizer.undo()).sentence
        assert (await h.organizer.undo()).sentence == ""


# Folders


async def test_a_folder_goes_with_all_that_is_in_it_and_comes_back_so(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        for name in ("a", "b", "c"):
            await h.ask(name)
        await h.organizer.make_folder(Folder("f", "Work"))
        await h.organizer.make_folder(Folder("g", "Deeper", "f"))
        await h.organizer.move(["a"], "f")
        await h.organizer.move(["b"], "g")
        await h.organizer.delete(["a"])
        gone = await h.organizer.delete_folder("f")
        assert gone.folders == ()
        assert await h.titles() == ["C"]
        thrown = await h.organizer.in_trash()
        assert [(t.kind, t.words, t.along) for t in thrown] == [
            (Kind.FOLDER, "Work", 1),
            (Kind.CONVERSATION, "A", 0),
        ]
        # One that went before comes back where there still is a place.
        await h.organizer.restore(Kind.CONVERSATION, "a")
        assert next(c for c in await h.store.listed() if c.id == "a").folder_id is None
        back = await h.organizer.restore(Kind.FOLDER, "f")
        assert back.folders is not None
        assert {f.id: f.parent_id for f in back.folders} == {"f": None, "g": "f"}
        assert await h.titles() == ["A", "B", "C"]
        for _ in range(3):
            await h.organizer.undo()
        assert next(c for c in await h.store.listed() if c.id == "b").folder_id == "g"


async def test_a_folder_never_lies_in_itself(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        for name, parent in (("f", None), ("g", "f"), ("i", "g")):
            await h.organizer.make_folder(Folder(name, name, parent))
        for inside in ("f", "g", "i"):
            assert (await h.organizer.move([], inside, ["f"])).sentence == ""
        assert (await h.organizer.move([], "f", ["i"])).sentence == "The folder “i” was moved."
        assert {f.id: f.parent_id for f in await h.organizer.folders()}["i"] == "f"


async def test_instructions_and_names_of_folders_can_be_undone(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.organizer.make_folder(Folder("f", "Work"))
        await h.organizer.edit_folder("f", instructions=" Be brief. ")
        await h.organizer.edit_folder("f", name="Play")
        assert await h.organizer.folders() == [Folder("f", "Play", None, "Be brief.")]
        await h.organizer.undo()
        await h.organizer.undo()
        assert await h.organizer.folders() == [Folder("f", "Work")]


# The trash, emptied


def holding(folder: Path, words: str) -> list[str]:
    """Files under `folder` that hold these bytes, backups aside."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file()
        and "backups" not in path.parts
        and any(words.encode(code) in path.read_bytes() for code in ("utf-8", "utf-16-le"))
    ]


async def keep(h: Here, folder: Path, text: str) -> Attachment:
    """A document kept in the store, with `text` in it."""
    path = folder / "given.pdf"
    path.write_text(text, encoding="utf-8")

    @dataclass
    class Read:
        path: Path
        sha256: str
        name: str
        size: int
        pages: int
        text: str

    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    kept = await h.store.keep_document(Read(path, sha256, "given.pdf", len(text), 1, text))
    path.unlink()
    return kept


async def test_emptied_is_gone_from_every_file(tmp_path: Path) -> None:
    secret = "quixotic-zephyr-marzipan"
    async with here(tmp_path) as h:
        files = tmp_path / "attachments"
        first, both = await keep(h, tmp_path, secret + "1"), await keep(h, tmp_path, "shared")
        await h.store.save_draft("", Draft(secret))
        asked = question("q", None, f"{secret} {'x' * 9000}", attachments=(first, both))
        await h.store.begin(conversation("c", secret), asked, reply("r", "q"))
        await h.store.append("r", [content(secret * 500)])
        ended = replace(reply("r", "q"), status=Status.DONE, pieces=(content(secret * 500),))
        await h.store.finish(ended)
        await h.store.save_draft("c", Draft(secret, (first,)))
        await h.store.save_edit("q", Draft(secret, (first,)))
        await h.organizer.rename("c", f"{secret} again")
        await h.organizer.make_folder(Folder("f", secret, instructions=secret))
        await h.organizer.move(["c"], "f")
        await h.ask("other")
        other = question("o", "other-r", "And?", conversation_id="other", attachments=(both,))
        await h.store.begin(conversation("other"), other, reply("p", "o", conversation_id="other"))
        await h.ask("other-2", under="p", text=secret)
        await h.store.save_edit("other-2-q", Draft(secret, (first,)))
        await h.database.run(lambda c: index.advance(c, 10.0))
        await h.organizer.delete_message("other-2-q")
        await h.organizer.delete_folder("f")
        assert holding(tmp_path, secret)
        assert {f.name for f in files.iterdir()} == {first.sha256, both.sha256}
        assert await h.organizer.empty_trash() == 6
        assert holding(tmp_path, secret) == []
        assert {f.name for f in files.iterdir()} == {both.sha256}
        assert await h.organizer.in_trash() == []
        assert await h.organizer.empty_trash() == 0
        # Nothing that is left can be undone, and all that is left is whole.
        assert (await h.organizer.undo()).sentence == ""
        assert await h.branch("other") == ["other-q", "other-r", "o", "p"]
        assert (await h.store.messages(["o"]))[0].attachments == (both,)
        assert await h.database.check() == []


async def test_what_an_earlier_program_left_in_free_pages_goes_too(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
    with closing(sqlite3.connect(tmp_path / NAME)) as earlier:
        earlier.execute("PRAGMA secure_delete = OFF")
        earlier.execute("CREATE TABLE t (text)")
        earlier.execute("INSERT INTO t VALUES (?)", ("obliterate " * 2000,))
        earlier.execute("DROP TABLE t")
        earlier.commit()
    async with here(tmp_path) as h:
        assert holding(tmp_path, "obliterate")
        await h.organizer.empty_trash()
        assert holding(tmp_path, "obliterate") == []
        assert await h.branch("a") == ["a-q", "a-r"]


async def test_what_is_thirty_days_in_the_trash_goes_by_itself(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        for name in ("a", "b", "c"):
            await h.ask(name)
        await h.organizer.delete(["a"])
        h.clock.now += 10 * DAY
        await h.organizer.delete(["b"])
        await h.organizer.delete_message("c-r")
        h.clock.now += (DAYS_IN_TRASH - 10) * DAY + 1
        assert await h.organizer.purge_old() == 0
        h.clock.now += DAY
        assert await h.organizer.purge_old() == 3
        assert {t.words for t in await h.organizer.in_trash()} == {"B", "about Why?"}
        # The steps that are left can still be undone.
        await h.organizer.undo()
        await h.organizer.undo()
        assert await h.titles() == ["B", "C"]
        assert [m.role for m in await h.store.branch("c")] == [Role.USER, Role.ASSISTANT]


async def test_what_is_outside_the_trash_stays_when_its_folder_goes(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
        await h.organizer.make_folder(Folder("f", "Work"))
        await h.organizer.move(["a"], "f")
        await h.organizer.delete_folder("f")
        await h.untold("UPDATE conversations SET deleted_at = NULL WHERE id = 'a'")
        assert await h.organizer.purge() == 1
        (a,) = await h.store.listed()
        assert (a.id, a.folder_id) == ("a", None)


async def test_many_go_a_few_at_a_time(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        for number in range(250):
            await h.ask(f"c{number}")
        await h.organizer.delete([f"c{number}" for number in range(250)])
        assert (await h.organizer.undo()).sentence == "250 conversations were deleted."
        await h.organizer.redo()
        assert await h.organizer.purge() == 750
        assert await h.store.listed() == []
        assert (tmp_path / NAME).exists()
