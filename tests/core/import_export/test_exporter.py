"""Conversations as files for readers, and what their names are."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.domain.errors import NotExported
from chatapp.core.import_export import file_names, html, markdown
from chatapp.core.import_export.exporter import Exporter, Format
from chatapp.core.import_export.transcript import ConversationTranscript
from tests.core.import_export.building import Json, Kept, entry, export, node, profile, text

ANSWER = """# Sums

Inline $x^2$ and `code` and [a page](https://example.org/x), ![cat](https://example.org/cat.png)
and ![bad](javascript:alert%281%29) <script>alert(1)</script> & more.

$$\\int_0^1 x\\,dx$$

$\\nonsense{$

```python
def f(): return "<b>"  # words
```

| a | b |
|---|--:|
| 1 | 2 |

- [x] done

Noted[^1].

[^1]: A note.
"""


def talk() -> Json:
    thoughts = {
        "content_type": "thoughts",
        "thoughts": [{"summary": "Hm", "content": "Secret musing."}],
    }
    nodes = [
        node("q", None, "user", text("Sums?\n  <i>indented</i>")),
        node("old", "q", "assistant", text("An older version.")),
        node("t", "q", "assistant", thoughts, metadata={"finished_duration_sec": 12}),
        node("a", "t", "assistant", text(ANSWER), metadata={"model_slug": "gpt-4o"}),
        node("q2", "a", "user", text("And then?")),
        node("a2", "q2", "assistant", text("Half\n```\ncode"), metadata={"model_slug": "gpt-4o"}),
    ]
    return entry(nodes, "a2", 'A "title": <b>')


async def kept_talk(kept: Kept, folder: Path) -> str:
    await kept.take(export(folder / "conversations.json", talk()))
    (conversation,) = await kept.store.listed()
    return conversation.id


async def written(folder: Path, form: Format, *, thinking: bool = False) -> Path:
    async with profile(folder / "p") as kept:
        await kept_talk(kept, folder)
        done = await Exporter(kept.store, kept.transfer).export(
            folder / "out" / "deep", form, thinking=thinking
        )
        assert done.unwritten == []
        (path,) = done.paths
        return path


class Reader(HTMLParser):
    """Gathers the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


async def test_markdown_has_front_matter_and_the_branch_on_screen(tmp_path: Path) -> None:
    path = await written(tmp_path, Format.MARKDOWN)
    assert path.name == "A title b.md"
    said = path.read_text(encoding="utf-8")
    assert said.startswith('---\ntitle: "A \\"title\\": <b>"\ncreated: "2023-11-1')
    assert '\nmodel: "gpt-4o"\nid: "' in said
    assert "## You\n\nSums?\n  <i>indented</i>\n\n## Assistant\n\n# Sums" in said
    assert "older version" not in said
    assert "Secret musing" not in said
    # A fence the model left open ends with its message.
    assert said.endswith("Half\n```\ncode\n```\n")


async def test_thinking_comes_along_if_asked_for(tmp_path: Path) -> None:
    said = (await written(tmp_path, Format.MARKDOWN, thinking=True)).read_text(encoding="utf-8")
    assert "<details>\n<summary>Thought for 12 s</summary>\n\n**Hm**\n\nSecret musing." in said


@pytest.mark.parametrize("thinking", [True, False])
async def test_html_is_one_file_that_calls_nobody(tmp_path: Path, thinking: bool) -> None:
    path = await written(tmp_path, Format.HTML, thinking=thinking)
    page = path.read_text(encoding="utf-8")
    reader = Reader()
    reader.feed(page)
    tags = {tag for tag, _ in reader.tags}
    assert not tags & {"script", "img", "link", "iframe", "object"}
    loading = [a for _, a in reader.tags if a.keys() & {"src", "srcset", "onclick", "onload"}]
    assert loading == []
    assert "url(" not in page
    assert "@import" not in page
    hrefs = [a["href"] for tag, a in reader.tags if tag == "a"]
    assert "https://example.org/cat.png" in hrefs
    assert not [href for href in hrefs if href and href.startswith("javascript")]
    assert "<script>alert(1)</script>" in reader.words
    assert "Sums?\n  <i>indented</i>" in reader.words
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert '<span class="c-keyword">' in page
    drawn = [a["aria-label"] for tag, a in reader.tags if tag == "svg"]
    assert drawn == ["x^2", "\\int_0^1 x\\,dx"]
    assert ("Secret musing" in reader.words) == thinking
    assert ("details" in tags) == thinking
    assert page.index('id="m1-fn-1"') > page.index('href="#m1-fn-1"')


async def test_a_pdf_has_the_words_and_keeps_headings_with_their_text(tmp_path: Path) -> None:
    parts = [f"## Part {n}\n\n" + "Some words that fill a line. " * 30 for n in range(20)]
    nodes = [
        node("q", None, "user", text("Tell me")),
        node("a", "q", "assistant", text("\n\n".join([ANSWER, *parts]))),
    ]
    async with profile(tmp_path / "p") as kept:
        await kept.take(export(tmp_path / "conversations.json", entry(nodes, "a", "Größe 漢字")))
        done = await Exporter(kept.store, kept.transfer).export(tmp_path / "out", Format.PDF)
        assert done.unwritten == []
    (path,) = done.paths
    assert path.name == "Größe 漢字.pdf"
    assert sorted(tmp_path.glob("out/*")) == [path]
    document = pypdfium2.PdfDocument(path)
    assert document.get_metadata_value("Title") == "Größe 漢字"
    pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    document.close()
    assert len(pages) > 3
    whole = "\n".join(pages)
    assert all(words in whole for words in ("Größe", "Tell me", "return", "A note.", "Part 19"))
    assert pages[0].rstrip().endswith(f"1 / {len(pages)}")
    for page in pages:
        lines = page.replace("\r", "").strip().split("\n")
        assert not re.fullmatch(r"Part \d+", lines[-2].strip())


async def test_no_file_is_overwritten_and_names_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Same.json").write_text("mine")
    entries = [
        entry([node("q", None, "user", text("Hi"))], "q", title, conversation_id=str(number))
        for number, title in enumerate(["Same", "same", "Same", "CON", "a/b\\c:d*?.", "..."])
    ]
    async with profile(tmp_path / "p") as kept:
        await kept.take(export(tmp_path / "conversations.json", *entries))
        done = await Exporter(kept.store, kept.transfer).export(tmp_path / "out", Format.JSON)
    names = [path.name for path in done.paths]
    assert names[3:] == ["_CON.json", "a b c d.json", "Conversation.json"]
    assert all(re.fullmatch(r"(?i)same( \(\d\))?\.json", name) for name in names[:3])
    assert len({name.casefold() for name in names}) == 6
    assert (tmp_path / "out" / "Same.json").read_text() == "mine"
    assert len(list((tmp_path / "out").iterdir())) == 7


async def test_only_what_is_asked_for(tmp_path: Path) -> None:
    async with profile(tmp_path / "p") as kept:
        only = await kept_talk(kept, tmp_path)
        more = entry([node("q", None, "user", text("Hi"))], "q", "Other")
        await kept.take(export(tmp_path / "conversations.json", more))
        exporter = Exporter(kept.store, kept.transfer)
        done = await exporter.export(tmp_path / "out", Format.MARKDOWN, [only])
        assert [path.name for path in done.paths] == ["A title b.md"]
        with pytest.raises(LookupError):
            await exporter.export(tmp_path / "out", Format.MARKDOWN, ["nothing"])
        # The trash is part of everything only where that is to come back whole.
        await kept.database.run(
            lambda c: c.execute("UPDATE conversations SET deleted_at = 9 WHERE id = ?", (only,))
        )
        done = await exporter.export(tmp_path / "out", Format.HTML)
        assert [path.name for path in done.paths] == ["Other.html"]
        done = await exporter.export(tmp_path / "all", Format.JSON)
        assert len(done.paths) == 2


async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    async with profile(tmp_path / "p") as kept:
        await kept_talk(kept, tmp_path)
        with pytest.raises(NotExported, match="could not be saved"):
            await Exporter(kept.store, kept.transfer).export(tmp_path / "file", Format.JSON)


@given(st.text())
def test_a_name_is_good_on_every_system(title: str) -> None:
    name = file_names.safe(title)
    assert 0 < len(name) <= file_names.LONGEST + 1
    assert len(name.encode()) < 200
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert not name.startswith(" ")
    assert name == name.strip(". ")
    assert name.upper() not in {"CON", "NUL", "COM1", "LPT9", "AUX", "PRN"}


@given(st.text(), st.text(), st.text())
def test_whatever_was_said_can_be_written(title: str, question: str, answer: str) -> None:
    from chatapp.core.api.response.message_parts import with_parts
    from chatapp.core.domain.conversation import Conversation, Message, Piece, Role, Source, Status

    messages = tuple(
        with_parts(
            Message(str(n), "c", None, role, Status.DONE, 1.0, (Piece(Source.CONTENT, said),))
        )
        for n, (role, said) in enumerate([(Role.USER, question), (Role.ASSISTANT, answer)])
    )
    copy = ConversationTranscript(Conversation("c", title, 1.0, 1.0), messages, thinking=True)
    assert markdown.write(copy).startswith("---\n")
    for medium in html.Medium:
        assert "</html>" in html.write(copy, medium)
