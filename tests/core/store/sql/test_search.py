"""Finding: against reading every message, with every filter, and while others write."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatapp.core.domain.conversation import Attachment, Status
from chatapp.core.domain.errors import StoreError
from chatapp.core.domain.query import Query, SearchHit, Where, fold, parse
from chatapp.core.store import searcher as searching
from chatapp.core.store.address import address_of
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.indexer import Indexer
from chatapp.core.store.searcher import Searcher
from chatapp.core.store.sql import index, search
from tests.core.store.building import (
    NAME,
    content,
    conversation,
    opened,
    question,
    reasoning,
    reply,
)
from tests.core.store.test_killed import kill_after
from tests.waiting import until


class Place:
    """A store with a searcher beside it."""

    def __init__(self, store: Conversations, database: Database, searcher: Searcher) -> None:
        self.store, self.database, self.searcher = store, database, searcher

    async def find(self, typed: str) -> list[SearchHit]:
        """Everything that is found."""
        return [hit async for some in self.searcher.search(parse(typed)) for hit in some]

    async def where(self, typed: str) -> list[tuple[str, str]]:
        """The kind of place, and the message, or else the conversation."""
        return [(h.where.value, h.message_id or h.conversation_id) for h in await self.find(typed)]

    async def ask(
        self, name: str, asked: str, answer: str, thought: str = "", *, title: str = "Untitled"
    ) -> None:
        """A conversation of a question and its reply."""
        asking = question(f"{name}-q", None, asked, conversation_id=name)
        empty = reply(f"{name}-r", f"{name}-q", conversation_id=name)
        await self.store.begin(conversation(name, title), asking, empty)
        pieces = (*([reasoning(thought)] if thought else []), content(answer))
        await self.store.finish(replace(empty, status=Status.DONE, pieces=pieces))

    async def sql(self, statement: str, *values: object) -> None:
        """Change the file as other parts of the program will."""
        await self.database.run(lambda c: c.execute(statement, values))


@asynccontextmanager
async def place(folder: Path) -> AsyncGenerator[Place]:
    async with opened(folder) as (store, database):
        searcher = Searcher(lambda: address_of(folder / NAME))
        try:
            yield Place(store, database, searcher)
        finally:
            await searcher.close()


async def test_everything_is_found_where_it_stands(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await here.ask("c", "Why is the sky blue?", "Rayleigh scattering.", "hidden sky")
        await here.store.retitle("c", "About the SKY", by_person=True)
        for _ in range(2):  # as it is read before it is indexed, and from the index
            assert await here.where("sky") == [("title", "c"), ("question", "c-q")]
            assert await here.where("sky thinking:yes") == [
                *(("title", "c"), ("thinking", "c-r"), ("question", "c-q"))
            ]
            assert await here.where("LEIGH scatt") == [("answer", "c-r")]
            assert await here.where('"leigh scatt"') == [("answer", "c-r")]
            assert await here.where('"scattering leigh"') == []
            assert await here.where("sky rayleigh") == []
            await Indexer(here.database).finish()
        (hit,) = await here.find("rayleigh")
        assert hit == SearchHit(
            *(Where.ANSWER, "c", "About the SKY", 3.0, "c-r"),
            snippet="Rayleigh scattering.",
            marks=((0, 8),),
        )


@pytest.mark.parametrize("indexed", [False, True])
async def test_every_script_and_every_length_is_found(tmp_path: Path, *, indexed: bool) -> None:
    async with place(tmp_path) as here:
        await here.ask("cn", "如何计算速度", "用距离除以时间。")
        await here.ask("jp", "速度を計算する", "これは日本語です")
        await here.ask("kr", "속도를 계산", "\u1112\u1161\u11ab국어")  # the second decomposed
        await here.ask("de", "STRASSE", "Die Straße")
        await here.ask("el", "ΛΌΓΟΣ", "λόγος")
        await here.ask("fun", "👩‍👩‍👧 \0 a\tb", 'quote " and 100%_*')
        if indexed:
            await Indexer(here.database).finish()
        found = {
            "速度": ["jp-q", "cn-q"],
            "速": ["jp-q", "cn-q"],
            "计算速度": ["cn-q"],
            "日本": ["jp-r"],
            "です": ["jp-r"],
            "す": ["jp-r", "jp-q"],
            "한국": ["kr-r"],
            "straße": ["de-r", "de-q"],
            "STRAS": ["de-r", "de-q"],
            "λόγος": ["el-r", "el-q"],
            "👩‍👧": ["fun-q"],
            "👧": ["fun-q"],
            '"a b"': ["fun-q"],
            "100%_*": ["fun-r"],
            '"': [],
            "%": ["fun-r"],
            "zz": [],
        }
        for typed, messages in found.items():
            assert [m for _, m in await here.where(typed)] == messages, typed


WORDS = st.text(st.sampled_from("abA ßs速度ä.\"'<\n"), max_size=12)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=5),
    st.lists(WORDS, min_size=1, max_size=4),
    st.integers(0, 5),
)
def test_the_index_finds_what_reading_everything_finds(
    tmp_path_factory: pytest.TempPathFactory,
    chats: list[tuple[str, str, str]],
    typed: list[str],
    indexed: int,
) -> None:
    async def work() -> None:
        async with place(tmp_path_factory.mktemp("found")) as here:
            said: list[tuple[str, str, str]] = []
            for number, (asked, answer, thought) in enumerate(chats):
                if number == indexed:
                    await Indexer(here.database).finish()
                await here.ask(str(number), asked, answer, thought)
                shown, hidden = index.texts("assistant", (reasoning(thought), content(answer)))
                said += [(f"{number}-q", asked, ""), (f"{number}-r", shown, hidden)]
            for line in typed:
                query = parse(line + " thinking:yes")
                expected = [
                    name
                    for name, *texts in reversed(said)
                    if query.words
                    and any(all(w in fold(text) for w in query.words) for text in texts)
                ]
                found = await here.find(line + " thinking:yes")
                assert [h.message_id for h in found if h.message_id] == expected

    asyncio.run(work())


async def test_filters_narrow(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        for name in ("one", "two", "three"):
            await here.ask(name, "a word", "an answer", title=f"Title {name}")
        await Indexer(here.database).finish()
        october = datetime(2026, 10, 1).timestamp()
        await here.sql("INSERT INTO folders VALUES (1, 'f', 'My Work', NULL, '', 0, NULL)")
        await here.sql("INSERT INTO folders VALUES (2, 'g', 'Inside', 1, '', 0, NULL)")
        await here.sql("UPDATE conversations SET folder = 2, pinned = 1 WHERE id = 'one'")
        await here.sql("UPDATE conversations SET archived = 1, unread = 1 WHERE id = 'two'")
        await here.sql("UPDATE messages SET created_at = ? WHERE id GLOB 'three*'", october)
        await here.sql("UPDATE messages SET model = 'MiniMax-M2.7' WHERE id = 'two-r'")
        assert await here.where("word in:work") == [("question", "one-q")]
        assert await here.where('word in:"my work" in:inside') == [("question", "one-q")]
        assert await here.where("word in:play") == []
        assert await here.where("in:work") == [("title", "one")]
        assert await here.where("word is:pinned") == [("question", "one-q")]
        assert await here.where("word is:archived is:unread") == [("question", "two-q")]
        assert await here.where("word after:2026-10") == [("question", "three-q")]
        assert await here.where("word before:2026-10 is:pinned") == [("question", "one-q")]
        assert await here.where("answer model:minimax") == [("answer", "two-r")]
        assert await here.where("model:m2.7") == [("title", "two")]
        assert await here.where("an is:pinned") == [("answer", "one-r")]
        assert await here.where("before:1970") == []
        assert await here.where("") == []


async def test_what_was_deleted_is_found_only_where_asked(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        for name in ("kept", "gone", "part"):
            await here.ask(name, "a word", "an answer", title="word")
        await Indexer(here.database).finish()
        await here.sql("UPDATE conversations SET deleted_at = 9 WHERE id = 'gone'")
        await here.sql("UPDATE messages SET deleted_at = 9 WHERE id = 'part-q'")
        everything = [("title", "part"), ("title", "kept"), ("question", "kept-q")]
        assert await here.where("word") == everything
        assert await here.where("word is:trash") == [
            *(("title", "gone"), ("question", "part-q"), ("question", "gone-q"))
        ]
        assert await here.where("is:trash") == [("title", "gone")]


async def test_pdfs_are_found_by_name_and_by_text(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        for number, text in enumerate(("Page one: plans", "速度 of a plan")):
            await here.sql(
                "INSERT INTO documents VALUES (?, ?, 1, 1, 9, ?, 0)", number, f"{number:064}", text
            )
        sheets = [Attachment(f"{n:064}", f"Plan {n}.pdf", 1, 1, 9) for n in range(2)]
        asking = question("q", attachments=tuple(sheets))
        await here.store.begin(conversation(), asking, reply("r", "q"))
        await here.ask("other", "no file", "plan")
        for _ in range(2):
            assert [h.name for h in await here.find("page")] == ["Plan 0.pdf"]
            assert [(h.name, h.snippet) for h in await here.find("速度")] == [
                ("Plan 1.pdf", "速度 of a plan")
            ]
            assert [(h.where, h.snippet) for h in await here.find("plan")] == [
                (Where.ANSWER, "plan"),
                *((Where.PDF, "Plan 0.pdf"), (Where.PDF, "Plan 1.pdf")),
            ]
            assert await here.where("plan has:pdf") == [("pdf", "q"), ("pdf", "q")]
            assert await here.where("has:pdf") == [("title", "c"), ("pdf", "q"), ("pdf", "q")]
            assert (await here.find("of"))[-1].marks == ((3, 5),)
            await Indexer(here.database).finish()


async def test_a_text_that_goes_on_is_indexed_again(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await here.ask("c", "question", "first words")
        await Indexer(here.database).finish()
        await here.store.append("c-r", [content(" and then")])
        assert await here.where("first") == [("answer", "c-r")]
        assert await here.where("words and then") == [("answer", "c-r")]
        (whole,) = await here.store.messages(["c-r"])
        await here.store.finish(replace(whole, pieces=(content("others"),)))
        await Indexer(here.database).finish()
        assert await here.where("first") == []
        assert await here.where("others") == [("answer", "c-r")]


async def test_what_is_forgotten_leaves_nothing_in_the_index(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await here.ask("c", "<think>q</think>", "<think>deep <b></think>shown", "more")
        await here.sql("INSERT INTO documents VALUES (5, 'x', 1, 1, 9, 'Text of it', 0)")
        await Indexer(here.database).finish()

        def forget(connection: sqlite3.Connection) -> list[int]:
            index.forget(connection, [1, 2, 77])
            index.forget_documents(connection, [5, 77])
            counts: list[int] = []
            for table in ("words", "thinking_words", "document_words"):
                connection.execute(
                    f"CREATE VIRTUAL TABLE temp.{table}_left USING fts5vocab (main, {table}, row)"
                )
                (left,) = connection.execute(f"SELECT count(*) FROM temp.{table}_left").fetchone()
                counts.append(left)
            return counts

        assert await here.database.run(forget) == [0, 0, 0]


async def test_long_messages_are_indexed_one_by_one(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        for number in range(3):
            await here.ask(str(number), "question", "long words " * 9000 + f"end{number}")
        slices = 1
        while await here.database.run(lambda c: index.advance(c, 0)):
            slices += 1
        assert slices > 3
        assert await here.where("end1") == [("answer", "1-r")]
        assert await here.database.read(_waiting) == []


async def test_a_running_reply_waits_for_its_end_but_is_found(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await here.store.begin(conversation(), question("q"), reply("r", "q"))
        await here.store.append("r", [content("half a sentence")])
        indexer = Indexer(here.database)
        await indexer.finish()
        assert await here.database.read(_waiting) == ["r"]
        assert await here.where("sentence") == [("answer", "r")]
        indexer.begin()
        await here.store.finish(
            replace(reply("r", "q"), status=Status.DONE, pieces=(content("whole"),))
        )
        indexer.wake()

        while await here.database.read(_waiting):  # noqa: ASYNC110 - the file is asked
            await asyncio.sleep(0)
        await indexer.close()
        assert await here.where("whole") == [("answer", "r")]


def _waiting(connection: sqlite3.Connection) -> list[str]:
    return [i for (i,) in connection.execute("SELECT id FROM messages WHERE indexed = 0")]


_INDEXING = """
import asyncio, sys
from pathlib import Path
from chatapp.core.store.sql import index
from tests.core.store.building import opened

async def main(folder):
    async with opened(folder) as (_, database):
        while await database.run(lambda c: index.advance(c, 0)):
            print("a slice", flush=True)
        print("all", flush=True)
        sys.stdin.read()

asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("slices", [1, 2, 5])
async def test_killed_while_it_indexes_everything_is_found_all_the_same(
    tmp_path: Path, slices: int
) -> None:
    async with place(tmp_path) as here:
        for number in range(80):
            await here.ask(str(number), f"question {number}", f"every answer {number}")
    await asyncio.to_thread(kill_after, _INDEXING, tmp_path, slices)
    async with place(tmp_path) as here:
        for _ in range(2):
            assert await here.database.check() == []
            assert len(await here.find("every answer")) == 80
            assert await here.where("answer 77") == [("answer", "77-r")]
            await Indexer(here.database).finish()


async def test_a_newer_search_ends_the_one_before(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        for number in range(30):
            await here.ask(str(number), "word " * 50, "answer")
        searches = [asyncio.ensure_future(here.find("word")) for _ in range(20)]
        *_, last = await asyncio.gather(*searches)
        assert len(last) == 30
        assert len(await here.find("word")) == 30


async def test_nothing_more_is_looked_for_until_somebody_asks(tmp_path: Path) -> None:
    """Else the search takes the interpreter from the window, which shows what was found."""
    log: list[str] = []
    whole = search.find

    def noted(connection: sqlite3.Connection, query: Query) -> Iterator[SearchHit]:
        for hit in whole(connection, query):
            log.append("found")
            yield hit

    async with place(tmp_path) as here:
        for number in range(12):
            await here.ask(str(number), "word", "answer")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search, "find", noted)
            for pause in ("_FIRST", "_AFTERWARDS"):
                patch.setattr(searching, pause, -1.0)
            async for _ in here.searcher.search(parse("word")):
                log.append("shown")
            assert log == ["found", "shown"] * 12
            found = here.searcher.search(parse("word"))
            await anext(found)
            assert here.searcher.rests
            assert len(await here.find("word")) == 12  # one that rests is broken off as any other
            with pytest.raises(StopAsyncIteration):
                await anext(found)


async def test_a_long_search_is_broken_off_in_the_middle(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await here.ask("c", "word", "answer")
        slow = 0

        def endless(connection: sqlite3.Connection, query: object) -> object:
            nonlocal slow
            slow += 1
            if slow > 1:
                return iter(())
            return connection.execute(
                "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) "
                "SELECT i FROM n WHERE i < 0"
            )

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search, "find", endless)
            first = asyncio.ensure_future(here.find("word"))
            await until(lambda: slow)
            assert await here.find("word") == []
            assert await first == []


async def test_finding_waits_for_no_write(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await here.ask("c", "word", "answer")
        writing, found = asyncio.Event(), asyncio.Event()
        loop = asyncio.get_running_loop()

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE conversations SET title = 'word'")
            loop.call_soon_threadsafe(writing.set)
            asyncio.run_coroutine_threadsafe(found.wait(), loop).result(20)

        task = asyncio.ensure_future(here.database.run(write))
        await writing.wait()
        assert await here.where("word") == [("question", "c-q")]
        found.set()
        await task
        assert await here.where("word") == [("title", "c"), ("question", "c-q")]


async def test_a_file_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    searcher = Searcher(lambda: address_of(tmp_path / "nowhere.sqlite3"))
    with pytest.raises(StoreError):
        await anext(searcher.search(parse("word")))
    await searcher.close()


async def test_more_than_anybody_reads_is_not_listed(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        for number in range(search.MOST_MESSAGES // 2 + 5):
            await here.ask(str(number), "the word", "the word", title="the word")
        found = await here.find("word")
        assert [h.where for h in found].count(Where.TITLE) == search.MOST_TITLES
        assert len(found) == search.MOST_TITLES + search.MOST_MESSAGES
        assert found[-1].message_id == "5-q"
