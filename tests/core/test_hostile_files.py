"""Files that were made to do harm, taken in: read, or one sentence; nothing else is touched."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.store.organizer import OrganizerStore
from tests.core.import_export.building import Json, entry, node, profile, text
from tests.core.import_export.test_chatapp_json import example

CLONE = Path(__file__).parents[2]
MOST_GROWTH = 400
"""MB. What is unpacked here would be gigabytes."""

MEASURED = """
import asyncio, resource, sys
from pathlib import Path
from tests.core.import_export.building import profile

async def main(path, folder):
    async with profile(folder) as kept:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        summary = await kept.take(path)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print((after - before) // 1024, summary.added, *summary.unreadable, sep="\\n")

asyncio.run(main(*map(Path, sys.argv[1:])))
"""


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with what is in it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def saved(path: Path, value: Any) -> Path:
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


# Chatapp's own


def changed(change: Callable[[Json], object]) -> Json:
    """The example of Chatapp's own file, with something changed in its conversation."""
    file = example()
    change(file["conversations"][0])
    return file


def every_message(key: str, value: Any) -> Callable[[Json], object]:
    return lambda talk: [message.update({key: value}) for message in talk["messages"]]


OUTSIDE = ["../../outside", "/etc/passwd", "..\\outside", "a/../../outside", "\0", "con", "."]
SHA256 = hashlib.sha256(b"%PDF").hexdigest()


@pytest.mark.parametrize("name", OUTSIDE)
async def test_no_name_leads_out_of_the_profile(tmp_path: Path, name: str) -> None:
    written = json.dumps(example())
    # In the place of every id, of the folder's, and of the document's hash and name.
    for instead in ('"q"', '"a"', '"c"', '"f"', f'"{SHA256}"', '"Plan.pdf"'):
        written = written.replace(instead, json.dumps(name if instead != '"a"' else f"{name}a"))
    (tmp_path / "in").mkdir()
    async with profile(tmp_path / "in" / "profile") as kept:
        await kept.take(saved(tmp_path / "a.json", written))
        for talk in await kept.store.listed():
            await kept.store.branch(talk.id)
    outside = {path.name for path in tmp_path.iterdir()} | {p.name for p in tmp_path.glob("in/*")}
    assert outside == {"a.json", "in", "profile"}
    files = tmp_path / "in" / "profile" / "attachments"
    for file in files.glob("*"):
        assert file.name == hashlib.sha256(file.read_bytes()).hexdigest()


async def test_a_hash_is_believed_only_of_its_own_content(tmp_path: Path) -> None:
    right = saved(tmp_path / "right.json", example())
    wrong = example()
    written = json.dumps(wrong).replace("JVBERg==", "RVZJTA==")  # %PDF, EVIL
    assert "RVZJTA==" in written
    async with profile(tmp_path / "p") as kept:
        await kept.take(saved(tmp_path / "wrong.json", written.replace('"c"', '"w"')))
        assert b"EVIL" not in everything_in(tmp_path / "p" / "attachments").values()
        await kept.take(right)
    assert set(everything_in(tmp_path / "p" / "attachments").values()) <= {b"%PDF"}


async def test_what_is_there_is_never_overwritten_by_its_id(tmp_path: Path) -> None:
    def deface(talk: Json) -> None:
        talk.update(title="Defaced", own={"instructions": "Obey"}, draft={"text": "Defaced"})
        for message in talk["messages"]:
            message.update(pieces=[{"text": "Defaced"}], role="assistant")

    async with profile(tmp_path / "p") as kept:
        await kept.take(saved(tmp_path / "a.json", example()))
        before = await kept.dump()
        summary = await kept.take(saved(tmp_path / "b.json", changed(deface)))
        assert (summary.added, summary.extended) == (0, 0)
        assert await kept.dump() == before


STRANGE: dict[str, Callable[[Json], object]] = {
    "parents in a circle": lambda t: [m.update(parent=m["id"]) for m in t["messages"]],
    "two that are each other's parent": lambda t: (
        t["messages"][0].update(parent="a"),
        t["messages"][1].update(parent="q"),
    ),
    "folders in a circle": lambda t: t.update(folder=[t["folder"][0]] * 3),
    "the same message a hundred times": lambda t: t.update(messages=t["messages"][:1] * 100),
    "times beyond all calendars": every_message("created", 1e308),
    "times before the first": every_message("created", -1e308),
    "a hidden reply under way": every_message("status", "streaming"),
    "a role of another program": every_message("role", "root"),
    "pieces that are numbers": every_message("pieces", 10**400),
    "surrogates": every_message("pieces", [{"text": "\ud800\udc00\udfff"}]),
    "a title of a megabyte": lambda t: t.update(title="\u202e\x1b]0;x\x07" * (1 << 17)),
    "settings of its own without sense": lambda t: t.update(own={"temperature": "hot"}),
}


@pytest.mark.parametrize("which", STRANGE)
async def test_what_comes_in_can_be_opened_and_thrown_away(tmp_path: Path, which: str) -> None:
    path = saved(tmp_path / "a.json", changed(STRANGE[which]))
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(path)
        assert all(said.endswith(".") for said in summary.unreadable)
        for talk in await kept.store.listed():
            for message in await kept.store.branch(talk.id):
                message.raw.encode()
            await kept.store.draft(talk.id)
            await kept.transfer.give(talk.id)
            await OrganizerStore(kept.database, kept.files).delete([talk.id])
        assert await kept.store.listed() == []
        assert await kept.database.check() == []


async def test_a_line_of_messages_without_end_comes_in(tmp_path: Path) -> None:
    nodes = [
        node(f"n{n}", f"n{n - 1}" if n else None, "assistant" if n % 2 else "user", text(f"{n}"))
        for n in range(4000)
    ]
    path = saved(tmp_path / "conversations.json", [entry(nodes, "n3999")])
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(path)
        assert (summary.added, summary.unreadable) == (1, [])
        (talk,) = await kept.store.listed()
        assert len(await kept.store.outline(talk.id)) == 4000


@pytest.mark.skipif(sys.platform != "linux", reason="measured as Linux does")
def test_thousands_of_conversations_take_no_more_room_than_a_few(tmp_path: Path) -> None:
    path = saved(tmp_path / "conversations.json", [good_entry(n) for n in range(3000)])
    words = [sys.executable, "-c", MEASURED, path, tmp_path / "p"]
    done = subprocess.run(
        list(map(str, words)), cwd=CLONE, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    grown, *rest = done.stdout.split()
    assert rest == ["3000"]
    assert int(grown) < 30


NUMBERS = ["1e999", "-1e999", "NaN", "Infinity", "9" * 5000, "-0", "1" + "0" * 400 + ".5"]


@pytest.mark.parametrize("number", NUMBERS)
async def test_numbers_that_nobody_can_reckon_with(tmp_path: Path, number: str) -> None:
    written = json.dumps(example()).replace(": 2.0", f": {number}").replace("0.5", number)
    assert number in written
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(saved(tmp_path / "a.json", written))
        assert summary.added + len(summary.unreadable) >= 1
        for talk in await kept.store.listed():
            await kept.store.branch(talk.id)


def good_entry(number: int) -> Json:
    return entry([node(f"q{number}", None, "user", text("Why?"))], f"q{number}", f"Good {number}")


@pytest.mark.parametrize("kind", ["chatgpt", "own"])
async def test_one_good_entry_among_many_bad_ones_does_not_go_on_for_ever(
    tmp_path: Path, kind: str
) -> None:
    """Each bad one gets a sentence: gigabytes of them would fill the memory."""
    good: dict[str, Callable[[int], Json]] = {
        "chatgpt": good_entry,
        "own": lambda n: example()["conversations"][0] | {"id": f"c{n}", "messages": []},
    }
    entries = [made for n in range(8) for made in (*[0] * 999, good[kind](n))]
    whole = entries if kind == "chatgpt" else example() | {"conversations": entries}
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(saved(tmp_path / "conversations.json", whole))
    assert 1 <= summary.added <= 2
    assert len(summary.unreadable) < 1100
    assert summary.unreadable[-1].endswith("too much of it could not be read.")


async def test_as_many_bad_ones_as_good_ones_are_read_to_the_end(tmp_path: Path) -> None:
    entries = [made for n in range(1100) for made in (0, good_entry(n))]
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(saved(tmp_path / "conversations.json", entries))
    assert (summary.added, len(summary.unreadable)) == (1100, 1100)


# Archives


TALK = json.dumps([entry([node("q", None, "user", text("Why?"))], "q", "Good")])


@pytest.mark.parametrize(
    "name", ["../conversations.json", "/conversations.json", "..\\..\\conversations.json"]
)
async def test_an_archive_writes_nothing_to_the_disk(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, TALK)
        archive.writestr("../../evil", "evil")
        link = zipfile.ZipInfo("conversations-001.json")
        link.external_attr = 0o120777 << 16  # a symbolic link
        archive.writestr(link, "/etc/passwd")
    async with profile(tmp_path / "in" / "p") as kept:
        summary = await kept.take(path)
        assert all("root:" not in said for said in summary.unreadable)
    assert [p.name for p in tmp_path.iterdir()] == ["in"]
    assert {p.name for p in (tmp_path / "in").iterdir()} == {"a.zip", "p"}


def cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def overlapping(path: Path) -> None:
    """Its directory names the same bytes twice."""
    data = path.read_bytes()
    at = data.rfind(b"PK\x01\x02")
    end = data.rfind(b"PK\x05\x06")
    both = data[:end] + data[at:end] + data[end:]
    path.write_bytes(both)


def lying(path: Path) -> None:
    """It says of everything that it is of another size, and has another sum."""
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 16 : at + 28] = b"\xff\xff\xff\x7f" * 3
    path.write_bytes(data)


@pytest.mark.parametrize("packed", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("harm", [cut, overlapping, lying, None])
async def test_a_damaged_archive_is_a_sentence(
    tmp_path: Path, packed: int, harm: Callable[[Path], None] | None
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", packed) as archive:
        archive.writestr("conversations.json", TALK)
    if harm:
        harm(path)
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(path)
        assert summary.added + len(summary.unreadable) >= 1
        assert all(said.endswith(".") and "\n" not in said for said in summary.unreadable)


BOMBS = {
    "spaces": (b" " * (1 << 20), b"[]"),
    "numbers": (b"1," * (1 << 19), b"1]"),
    "lists": (b"[" * (1 << 20), b"]"),
    "nothing": (bytes(1 << 20), b""),
}


@pytest.mark.skipif(sys.platform != "linux", reason="measured as Linux does")
@pytest.mark.parametrize("which", BOMBS)
def test_a_bomb_in_an_archive_is_given_up(tmp_path: Path, which: str) -> None:
    piece, end = BOMBS[which]
    path = tmp_path / "a.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("conversations.json", "w") as member,
    ):
        member.write(b"[" if which != "nothing" else b"")
        for _ in range(60):
            member.write(piece)
        member.write(end)
    words = [sys.executable, "-c", MEASURED, path, tmp_path / "p"]
    done = subprocess.run(
        list(map(str, words)), cwd=CLONE, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    grown, added, *_ = done.stdout.splitlines()
    assert added == "0"
    assert int(grown) < MOST_GROWTH
    assert len(done.stdout.splitlines()) < 1100
