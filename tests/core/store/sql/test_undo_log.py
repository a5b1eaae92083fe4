"""Steps that can be undone only in part or not at all, and those of what is gone for good."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Draft, Folder, Kind
from chatapp.core.store.sql import index
from chatapp.core.store.sql.undo_log import UndoRecorder
from tests.core.store.test_organizer import DAY, Here, here, holding

SECRET = "quixotic-zephyr-marzipan"


def holding_words(connection: sqlite3.Connection, words: str) -> list[str]:
    """The tables in which any cell has the words, or the index a part of them."""
    found: list[str] = []
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for row in connection.execute(f"SELECT * FROM {table}"):
            if any(words in str(cell) for cell in row):
                found.append(table)
    for table in ("words", "thinking_words", "document_words"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, {table}, row)")
        terms = {term for (term,) in connection.execute("SELECT term FROM temp.terms")}
        if terms & {words[n : n + 3] for n in range(len(words) - 2)}:
            found.append(f"the index {table}")
        connection.execute("DROP TABLE temp.terms")
    return sorted(set(found))


async def words_in(h: Here) -> list[str]:
    return await h.database.run(lambda c: holding_words(c, SECRET))


async def grow_old(h: Here) -> None:
    for _ in range(2):
        h.clock.now += 31 * DAY
        await h.organizer.purge_old()


async def test_no_table_has_a_word_of_a_folder_that_is_gone_for_good(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        for name in ("a", "b"):
            await h.ask(name)
        for folder in (Folder("f", SECRET, instructions=SECRET), Folder("g", "Other")):
            await h.organizer.make_folder(folder)
        await h.organizer.edit_folder("f", name=f"{SECRET} again")
        await h.organizer.edit_folder("f", instructions=f"{SECRET}!")
        await h.organizer.move(["a", "b"], "f")
        await h.organizer.move(["a"], "g")
        await h.organizer.move(["b"], "")
        await h.organizer.move([], "f", ["g"])
        await h.organizer.move([], "", ["g"])
        await h.organizer.move(["a"], "")
        await h.organizer.rename("b", "Beta")
        await h.organizer.delete_folder("f")
        await h.organizer.restore(Kind.FOLDER, "f")
        await h.organizer.delete_folder("f")
        assert "deeds" in await words_in(h)
        await grow_old(h)
        assert await words_in(h) == []
        assert holding(tmp_path, SECRET) == []
        # What has nothing to do with it can still be undone.
        said = [(await h.organizer.undo()).sentence for _ in range(4)]
        assert said == [
            "“B” was renamed to “Beta”.",
            "“A” was removed from its folder.",
            "The folder “Other” was created.",
            "",
        ]


async def test_no_table_has_a_word_of_a_conversation_that_is_gone_for_good(
    tmp_path: Path,
) -> None:
    async with here(tmp_path) as h:
        await h.ask("a", text=SECRET)
        await h.ask("b")
        await h.organizer.rename("a", SECRET)
        await h.organizer.rename("a", "Harmless")
        await h.organizer.pin(["a", "b"], True)
        await h.store.save_draft("a", Draft(SECRET))
        await h.store.save_edit("a-q", Draft(SECRET))
        await h.database.run(lambda c: index.advance(c, 10.0))
        await h.organizer.delete(["a"])
        assert "the index words" in await words_in(h)
        await grow_old(h)
        assert await words_in(h) == []
        assert holding(tmp_path, SECRET) == []
        assert await h.titles() == ["B"]


async def test_no_table_has_a_word_of_a_message_that_is_gone_for_good(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
        await h.ask("a-2", under="a-r", text=SECRET)
        await h.store.save_edit("a-2-q", Draft(SECRET))
        await h.database.run(lambda c: index.advance(c, 10.0))
        await h.organizer.delete_message("a-2-q")
        await grow_old(h)
        assert await words_in(h) == []
        assert holding(tmp_path, SECRET) == []
        assert await h.branch("a") == ["a-q", "a-r"]


async def test_a_step_of_which_nothing_is_left_makes_room_for_the_one_before(
    tmp_path: Path,
) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
        await h.organizer.pin(["a"], True)
        await h.organizer.archive(["a"], True)
        await h.untold("UPDATE conversations SET archived = 0")
        assert (await h.organizer.undo()).sentence == "“A” was pinned."
        # It was dropped, not done: there is one step to be done again.
        assert (await h.organizer.redo()).sentence == "“A” was pinned."
        assert (await h.organizer.redo()).sentence == ""


async def test_steps_of_which_nothing_is_left_end(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
        for title in ("One", "Two", "Three"):
            await h.organizer.rename("a", title)
        await h.untold("UPDATE conversations SET title = 'Else', titled_by_person = 0")
        assert (await h.organizer.undo()).sentence == ""
        assert (await h.organizer.redo()).sentence == ""
        assert await h.titles() == ["Else"]


@pytest.mark.parametrize("steps", [2, 3, 7])
async def test_a_cell_that_a_step_changed_more_than_once_goes_all_the_way_back(
    tmp_path: Path, steps: int
) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")

        def change(connection: sqlite3.Connection) -> None:
            (key,) = connection.execute("SELECT key FROM conversations").fetchone()
            doing = UndoRecorder(connection)
            for step in range(steps):
                doing.set("conversations", [key], "title", f"Step {step}")
            doing.record("It was renamed a few times.", 1.0)

        await h.database.run(change)
        assert await h.titles() == [f"Step {steps - 1}"]
        await h.organizer.undo()
        assert await h.titles() == ["A"]
        await h.organizer.redo()
        assert await h.titles() == [f"Step {steps - 1}"]


async def test_a_row_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    async with here(tmp_path) as h:
        await h.ask("a")
        await h.ask("b")
        await h.organizer.pin(["a"], True)
        await h.organizer.archive(["a", "b"], True)
        await h.organizer.pin(["b"], True)
        # By no step, so that none is forgotten.
        await h.untold("DELETE FROM messages WHERE id LIKE 'b-%'")
        await h.untold("DELETE FROM conversations WHERE id = 'b'")
        undone = await h.organizer.undo()
        assert undone.sentence == "2 conversations were archived."
        assert [(c.id, c.archived) for c in undone.conversations] == [("a", False)]
        assert (await h.organizer.undo()).sentence == "“A” was pinned."
        assert (await h.organizer.undo()).sentence == ""
