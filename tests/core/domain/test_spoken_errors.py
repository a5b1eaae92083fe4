"""Every sentence of the core comes in the person's language: here one that marks its texts."""

from __future__ import annotations

import ast
import errno
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import chatapp.core
from chatapp.core.dates import date_and_time
from chatapp.core.domain import errors
from chatapp.core.domain.conversation import Folder, Kind, title_from
from chatapp.core.domain.errors import ChatappError, NotAPdf, RequestError, UnreadableFile
from chatapp.core.domain.i18n import decimal, speak
from chatapp.core.domain.servers import LOCAL
from chatapp.core.domain.system_reasons import reason_of
from chatapp.core.import_export.exporter import Exporter, Format
from chatapp.core.local_model import model_server
from chatapp.core.pdf import reader
from chatapp.core.settings import Settings, help_for
from chatapp.core.settings_file import SettingsFile
from chatapp.core.store.organizer import OrganizerStore
from tests.core.api.failures import test_refusal
from tests.core.import_export.building import entry, export, node, profile, text

CORE = Path(chatapp.core.__file__).parent
WITH_A_SENTENCE = {"Malformed", "Spoiled", "_Broken"}
"""Besides errors: what carries a sentence, or the end of one, to the person."""


def marking(text: str, _comment: str = "", _n: int = -1) -> str:
    return f"⟦{text}⟧"


@pytest.fixture
def marked_texts() -> Iterator[None]:
    speak(marking)
    yield
    speak()


def kinds(of: type[ChatappError] = ChatappError) -> Iterator[type[ChatappError]]:
    for kind in of.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield kind
            yield from kinds(kind)


def is_marked(sentence: str) -> bool:
    return sentence.startswith("⟦") and sentence.endswith("⟧")


# All of the source


@pytest.mark.unmeasured
def test_no_sentence_is_said_in_english_alone() -> None:
    """Whatever carries a sentence gets none that is written down as it is."""
    names = {kind.__name__ for kind in kinds()} | WITH_A_SENTENCE | {"Problem"}
    bare: list[str] = []
    for path in sorted(CORE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            given = call.args[1:] if call.func.id == "Problem" else call.args
            if call.func.id in names and any(
                isinstance(words, ast.Constant | ast.JoinedStr) for words in given
            ):
                bare.append(f"{path.name}:{call.lineno}")
    assert bare == []


@pytest.mark.unmeasured
def test_every_text_is_found_by_whoever_collects_them() -> None:
    """`lupdate` reads literals, and does not look into f-strings."""
    lost: list[str] = []
    for path in sorted(CORE.parent.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        within = [n for f in ast.walk(tree) if isinstance(f, ast.JoinedStr) for n in ast.walk(f)]
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            if call.func.id in {"tr", "marked"}:
                made_up = isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
                hidden = isinstance(call.args[0], ast.Constant) and call in within
                if made_up or hidden:
                    lost.append(f"{path.name}:{call.lineno}")
    assert lost == []


# Values


@pytest.mark.usefixtures("marked_texts")
def test_every_error_has_its_sentence() -> None:
    found = list(kinds())
    assert len(found) > 40
    for kind in found:
        assert kind().sentence == f"⟦{kind.default}⟧", kind


def test_an_error_speaks_the_language_of_its_moment() -> None:
    before = UnreadableFile()
    speak(marking)
    try:
        assert before.sentence == "This file cannot be read."
        assert UnreadableFile().as_problem().sentence == "⟦This file cannot be read.⟧"
    finally:
        speak()


@pytest.mark.usefixtures("marked_texts")
def test_every_setting_has_its_help() -> None:
    for setting in fields(Settings):
        assert is_marked(help_for(setting.name)), setting.name


@pytest.mark.usefixtures("marked_texts")
def test_this_computer_has_its_name_and_a_fresh_conversation_its_title() -> None:
    server = Settings().server(LOCAL.id)
    assert server is not None
    assert server.name == "⟦This computer⟧"
    assert title_from("") == "⟦New conversation⟧"


def test_days_and_numbers() -> None:
    when = datetime(2026, 10, 5, 9, 30)
    assert date_and_time(when) == "5 October 2026, 09:30"
    german = {"October": "Oktober", "{day} {month} {year}, {time}": "{day}. {month} {year}, {time}"}
    speak(lambda text, _comment, _n: german.get(text, "," if text == "." else ""))
    try:
        assert date_and_time(when) == "5. Oktober 2026, 09:30"
        assert decimal(-0.5, 2) == "-0,50"
    finally:
        speak()


@pytest.mark.usefixtures("marked_texts")
def test_why_the_system_refused() -> None:
    assert reason_of(OSError(errno.ENOSPC, "Whatever")) == "⟦no space left on device⟧"
    assert reason_of(OSError(errno.ELOOP, "Too Many Links")) == "too many links"


# What happens


@pytest.mark.usefixtures("marked_texts")
@pytest.mark.parametrize(("status", "body", "kind", "_words"), test_refusal.TABLE)
def test_every_refusal_of_a_server(
    status: int, body: Any, kind: type[RequestError], _words: str
) -> None:
    error = test_refusal.error(status, body)
    assert type(error) is kind
    assert is_marked(error.sentence)


@pytest.mark.usefixtures("marked_texts")
def test_settings_that_cannot_be_used(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        "theme = 1\ntext_size = 'x'\nmax_tokens = 0\nserver_id = 'gone'\nshortcuts = 1\n"
        "[[servers]]\nid = 'a'\nname = 'A'\nbase_url = 'a b'\n",
        encoding="utf-8",
    )
    _, warnings = SettingsFile(path).load()
    assert len(warnings) == 6
    assert all(map(is_marked, warnings)), warnings
    path.write_text("no = toml = at all", encoding="utf-8")
    assert is_marked(SettingsFile(path).load()[1][0])


@pytest.mark.usefixtures("marked_texts")
async def test_what_a_child_process_refuses_is_said_by_its_parent(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("no PDF at all")
    with pytest.raises(NotAPdf) as refused:
        await reader.read(tmp_path / "a.pdf")
    assert refused.value.sentence == "⟦“a.pdf” is not a PDF.⟧"


@pytest.mark.usefixtures("marked_texts")
def test_every_failure_of_the_local_model() -> None:
    for failed in model_server.FAILURES:
        error = model_server.failure(Path("m.gguf"), failed, errno.EIO, "words")
        assert is_marked(error.sentence)
        assert "{" not in error.sentence


@pytest.mark.usefixtures("marked_texts")
async def test_steps_and_imports(tmp_path: Path) -> None:
    talk = entry([node("q", None, "user", text("Why?"))], "q", "A {title}")
    nothing = entry([], "", "Nothing")
    async with profile(tmp_path / "p") as kept:
        summary = await kept.take(
            export(tmp_path / "conversations.json", talk, nothing, 7), tmp_path / "no.json"
        )
        assert summary.added == 1
        assert is_marked(summary.sentence)
        assert len(summary.unreadable) == 3
        assert all(map(is_marked, summary.unreadable)), summary.unreadable
        (conversation,) = await kept.store.listed()
        ids, order = [conversation.id], OrganizerStore(kept.database, kept.files)
        await order.make_folder(Folder("f", "Folder {name}"))
        done = [
            await order.rename(conversation.id, "A {new} title"),
            await order.pin(ids, pinned=True),
            await order.archive(ids, archived=True),
            await order.move(ids, "f"),
            await order.move(ids, ""),
            await order.edit_folder("f", name="Other"),
            await order.delete(ids),
            await order.restore(Kind.CONVERSATION, conversation.id),
            await order.delete_folder("f"),
            await order.restore(Kind.FOLDER, "f"),
            await order.undo(),
        ]
        assert all(is_marked(outcome.sentence) for outcome in done), done
        assert "“A {new} title”" in done[1].sentence


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML])
@pytest.mark.usefixtures("marked_texts")
async def test_what_is_exported_to_be_read(tmp_path: Path, form: Format) -> None:
    talk = entry(
        [
            node("q", None, "user", text("Why?")),
            node("a", "q", "assistant", text("Because.")),
        ],
        "a",
    )
    async with profile(tmp_path / "p") as kept:
        await kept.take(export(tmp_path / "conversations.json", talk))
        written = await Exporter(kept.store, kept.transfer).export(tmp_path / "out", form)
        page = written.paths[0].read_text(encoding="utf-8")
    assert "⟦You⟧" in page
    assert "⟦Assistant⟧" in page


async def test_a_file_that_holds_everything_is_of_no_language(tmp_path: Path) -> None:
    talk = entry(
        [node("q", None, "user", text("Why?")), node("a", "q", "assistant", text("Because."))],
        "a",
    )
    async with profile(tmp_path / "p") as kept:
        await kept.take(export(tmp_path / "conversations.json", talk))
        exporter = Exporter(kept.store, kept.transfer)
        (english,) = (await exporter.export(tmp_path / "english", Format.JSON)).paths
        speak(marking)
        try:
            (other,) = (await exporter.export(tmp_path / "other", Format.JSON)).paths
            async with profile(tmp_path / "q") as fresh:
                assert (await fresh.take(other)).added == 1
                assert await fresh.dump() == await kept.dump()
        finally:
            speak()
        assert other.name == english.name
        assert other.read_bytes() == english.read_bytes()
