"""Child process: putting a grown store into the index, and finding in it.

Prints JSON. Arguments: a profile made by `stores.make_many`, and how often to look.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from chatapp.core.paths import Profile
from chatapp.core.query import parse
from chatapp.core.store.database import Database
from chatapp.core.store.indexer import Indexer
from chatapp.core.store.searcher import Searcher
from tests.bench.text import vocabulary


def queries() -> dict[str, str]:
    """What is typed, by what it is an example of."""
    known, _ = vocabulary()
    rare = known[-1]
    return {
        "a common word": "the",
        "a word that most messages have, one letter typed": "t",
        "two letters": "th",
        "two rare letters": "xq",
        "a rare word": rare,
        "part of a word": rare[1:-1],
        "a word of the middle": known[3000],
        "two words": f"{known[200]} {known[900]}",
        "a phrase": f'"{known[0]} {known[1]}"',
        "common stretches, no such word": "theandthatforthe",
        "a word that is nowhere": "qqqqzzzz",
        "one Chinese character": "\u4e00",
        "two Chinese characters": "\u4e03\u4e10",
        "two rare Chinese characters": "\u5200\u5201",
        "three Chinese characters": "\u4e03\u4e00\u4e01",
        "in a folder": "the in:7",
        "two letters in a folder": "th in:7",
        "rare word in a folder": f"{rare} in:7",
        "in the archive": "the is:archived",
        "pinned": "time is:pinned",
        "with a PDF": "the has:pdf",
        "only with a PDF": "has:pdf",
        "by a model": "the model:model-3",
        "by no such model": "the model:other",
        "before a year": "the before:2020",
        "in thinking, too": "system thinking:yes",
        "trash": "the is:trash",
    }


async def measure(profile: Profile, times: int) -> dict[str, object]:
    """Seconds to index all; for each query the worst time to its first results, and to all."""
    database = Database(profile.database)
    await database.open()
    began = time.perf_counter()
    await Indexer(database).finish()
    indexing = time.perf_counter() - began
    await database.close()
    size = profile.database.stat().st_size
    await database.open()
    searcher = Searcher(profile.database)
    first: dict[str, list[float]] = {}
    whole: dict[str, float] = {}
    for _ in range(times):
        for name, typed in queries().items():
            start = time.perf_counter()
            taken = None
            found = 0
            async for some in searcher.search(parse(typed)):
                taken = taken or time.perf_counter() - start
                found += len(some)
            whole[name] = time.perf_counter() - start
            # Where nothing is found, that is what one waits for.
            first.setdefault(name, []).append(taken or whole[name])
            whole[f"{name}: hits"] = found
    await searcher.close()
    await database.close()
    return {
        "indexing": indexing,
        "size": size,
        "raw": _raw(profile.database),
        "first": first,
        "whole": whole,
    }


def _raw(path: Path) -> int:
    """Bytes of all the text that is kept."""
    with closing(sqlite3.connect(path)) as connection:
        counts = connection.execute(
            "SELECT (SELECT sum(length(CAST(text AS BLOB))) FROM pieces), "
            "(SELECT sum(length(CAST(text AS BLOB))) FROM documents)"
        ).fetchone()
    return sum(count or 0 for count in counts)


def main() -> None:
    """See the module."""
    print(json.dumps(asyncio.run(measure(Profile.at(Path(sys.argv[1])), int(sys.argv[2])))))


if __name__ == "__main__":
    main()
