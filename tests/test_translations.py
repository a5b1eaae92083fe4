"""The translations hold every text of the source, whole and in the form it is used in."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
FORMS = {"de": 2, "zh_CN": 1}
"""The number of forms of the plural that a language has."""

_PLACE = re.compile(r"\{\w*\}|%n")


@dataclass(frozen=True)
class Entry:
    """A text, and its translation; a plural has several forms."""

    source: str
    comment: str
    plural: bool
    done: bool
    forms: tuple[str, ...]


def entries(language: str) -> list[Entry]:
    """All that is in a language's file."""
    tree = ElementTree.parse(FOLDER / f"chatapp_{language}.ts")
    found: list[Entry] = []
    for message in tree.iter("message"):
        said = message.find("translation")
        assert said is not None
        plural = message.get("numerus") == "yes"
        forms = [f.text or "" for f in said.findall("numerusform")] if plural else [said.text or ""]
        found.append(
            Entry(
                message.findtext("source", ""),
                message.findtext("comment", ""),
                plural,
                said.get("type") is None,
                tuple(forms),
            )
        )
    return found


@pytest.fixture
def translate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The command ``packaging/translate.py``."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    yield importlib.import_module("translate")
    sys.modules.pop("translate", None)


def test_the_files_hold_what_the_source_says(translate: Any) -> None:
    """Nothing is missing, nothing is left over, and what the program reads is made of them."""
    assert translate.differing() == [], "python3 packaging/translate.py brings them up to date"


@pytest.mark.parametrize("language", FORMS)
def test_every_text_is_translated(language: str) -> None:
    found = entries(language)
    assert len(found) > 500
    assert [e.source for e in found if not e.done or not all(e.forms)] == []


@pytest.mark.parametrize("language", FORMS)
def test_a_plural_has_every_form(language: str) -> None:
    lacking = [e for e in entries(language) if e.plural and len(e.forms) != FORMS[language]]
    assert lacking == []


@pytest.mark.parametrize("language", FORMS)
def test_what_is_put_in_afterwards_has_its_place(language: str) -> None:
    """Each {name} is kept; the form for one thing may do without the number."""
    wrong: list[str] = []
    for entry in entries(language):
        one, _, more = entry.source.partition("|") if entry.plural else (entry.source, "", "")
        for number, form in enumerate(entry.forms):
            for_one = entry.plural and number == 0 and len(entry.forms) > 1
            least = set(_PLACE.findall(one if for_one else more or one))
            most = least | set(_PLACE.findall(one))
            least -= {"%n"} if for_one else set()
            if not least <= set(_PLACE.findall(form)) <= most | {"%n"}:
                wrong.append(f"{entry.source!r}: {form!r}")
    assert wrong == []


@pytest.mark.parametrize("language", FORMS)
def test_a_text_begins_and_ends_as_it_did(language: str) -> None:
    """Spaces around a text are part of it, and so is what says that a dialog follows."""

    def edges(text: str) -> tuple[bool, bool, bool, int]:
        inner = text.strip()
        return text[:1].isspace(), text[-1:].isspace(), inner.endswith("…"), text.count("\n")

    wrong = [
        f"{e.source!r}: {form!r}"
        for e in entries(language)
        for form in e.forms
        if edges(e.source.rpartition("|")[2] if e.plural else e.source) != edges(form)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", FORMS)
def test_a_dialog_says_which_files_it_takes(language: str) -> None:
    """The patterns in brackets are read by Qt."""
    pattern = re.compile(r"\([*][^)]*\)")
    wrong = [
        e.source
        for e in entries(language)
        if pattern.findall(e.source) != pattern.findall(e.forms[0])
    ]
    assert wrong == []
