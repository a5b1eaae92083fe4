"""What a server's refusals taught: kept over a restart, bound to its address, and not for ever."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.api.request import learned_forms
from chatapp.core.api.request.form import form_for
from chatapp.core.api.request.learned_forms import KEPT_SECONDS, LearnedForms
from chatapp.core.domain.dialects import OTHER, ThinkingBack
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.servers import SendThinking, Server, ServerKind
from chatapp.core.profile.lessons_file import LessonsFile
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from tests import kin
from tests.kin import speak
from tests.loopback import Loopback

KEY = "sk-kin-0123456789abcdef0123456789abcdef"
SERVER = Server("own", "Own", ServerKind.OTHER, "https://a.example/v1", "m", speaks=OTHER.name)
TAUGHT = replace(
    form_for(SERVER),
    limit_field="max_completion_tokens",
    limit_swapped=True,
    thinking_back=ThinkingBack.REASONING,
    without=frozenset({"top_p"}),
)


def forms(path: Path) -> LearnedForms:
    """Those of a program that has just begun."""
    return LearnedForms(LessonsFile(path / "lessons.json"))


async def test_a_server_refuses_once_though_the_program_starts_anew(profile: Path) -> None:
    (openai,) = [one for one in kin.ALL if one.name == "OpenAI"]
    with Loopback() as loopback:
        speak(loopback, openai, KEY)
        server = replace(openai.server(loopback.origin), speaks=OTHER.name)
        for requests in (2, 3):
            session = Session(
                Profile.at(profile), environment={}, base_url=loopback.base_url, model="m"
            )
            await session.open()
            await session.keep_key(server.id, KEY)
            session.engine.server = server
            options = GenerationOptions(max_tokens=500)
            session.engine.settings = replace(session.engine.settings, options=options)
            await session.engine.send(None, "Hi")
            assert len(loopback.chats) == requests
            said = await session.lessons.sentences(server)
            assert said == ["m: the longest reply is sent as “max_completion_tokens”."]
            await session.close()
        text = Profile.at(profile).lessons.read_text()
        assert KEY not in text
        assert "Hi" not in text


async def test_all_that_was_learned_comes_back(tmp_path: Path) -> None:
    learned = forms(tmp_path)
    assert await learned.form(SERVER, "m") == form_for(SERVER)
    await learned.learn(SERVER, "m", form_for(SERVER))
    assert not (tmp_path / "lessons.json").exists(), "there was nothing to learn"
    await learned.learn(SERVER, "m", TAUGHT)
    for later in (learned, forms(tmp_path)):
        assert await later.form(SERVER, "m") == TAUGHT
        assert await later.form(SERVER, "other") == form_for(SERVER)
        never = replace(SERVER, send_thinking=SendThinking.NEVER)
        assert await later.form(never, "m") == form_for(never)
        assert await later.sentences(SERVER) == [
            "m: the longest reply is sent as “max_completion_tokens”.",
            "m: earlier thinking is sent along.",
            "m: “top_p” is left out.",
        ]
    await learned.learn(SERVER, "m", replace(TAUGHT, thinking_back=ThinkingBack.NOTHING))
    assert "m: earlier thinking" not in str(await forms(tmp_path).sentences(SERVER))


async def test_thinking_that_is_not_taken_stays_out(tmp_path: Path) -> None:
    always = replace(SERVER, send_thinking=SendThinking.ALWAYS)
    learned = forms(tmp_path)
    await learned.learn(always, "m", replace(form_for(always), thinking_back=ThinkingBack.NOTHING))
    later = forms(tmp_path)
    assert (await later.form(always, "m")).thinking_back is ThinkingBack.NOTHING
    assert await later.sentences(always) == ["m: earlier thinking is left out."]


async def test_another_address_has_nothing_to_do_with_it(tmp_path: Path) -> None:
    await forms(tmp_path).learn(SERVER, "m", TAUGHT)
    moved = replace(SERVER, base_url="https://b.example/v1")
    later = forms(tmp_path)
    assert await later.sentences(moved) == []
    assert await later.form(moved, "m") == form_for(moved)
    assert await later.form(SERVER, "m") == form_for(SERVER), "it was forgotten with its address"
    assert await forms(tmp_path).sentences(SERVER) == []


async def test_it_can_be_forgotten(tmp_path: Path) -> None:
    learned, other = forms(tmp_path), replace(SERVER, id="other")
    await learned.learn(SERVER, "m", TAUGHT)
    await learned.learn(SERVER, "n", TAUGHT)
    await learned.learn(other, "m", TAUGHT)
    await learned.forget(SERVER.id)
    for later in (learned, forms(tmp_path)):
        assert await later.form(SERVER, "m") == form_for(SERVER)
        assert await later.sentences(SERVER) == []
        assert await later.form(other, "m") == TAUGHT


async def test_it_heals_after_a_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [time.time()]
    monkeypatch.setattr(learned_forms.time, "time", lambda: now[0])
    learned = forms(tmp_path)
    await learned.learn(SERVER, "m", replace(TAUGHT, without=frozenset()))
    now[0] += KEPT_SECONDS / 2
    await learned.learn(SERVER, "m", TAUGHT)
    for later in (learned, forms(tmp_path)):
        assert await later.form(SERVER, "m") == TAUGHT
    now[0] += KEPT_SECONDS / 2 + 1
    for later in (learned, forms(tmp_path)):
        assert await later.form(SERVER, "m") == form_for(SERVER)
        assert await later.sentences(SERVER) == []
    await learned.learn(SERVER, "m", TAUGHT)
    assert await forms(tmp_path).form(SERVER, "m") == TAUGHT, "and is learned once more"
    now[0] -= 10 * KEPT_SECONDS
    assert await forms(tmp_path).form(SERVER, "m") == form_for(SERVER), "of a time to come"


async def test_two_programs_take_nothing_from_each_other(tmp_path: Path) -> None:
    one, two = forms(tmp_path), forms(tmp_path)
    assert await two.form(SERVER, "n") == form_for(SERVER)
    await asyncio.gather(*(one.learn(SERVER, f"m{n}", TAUGHT) for n in range(4)))
    await two.learn(SERVER, "n", TAUGHT)
    later = forms(tmp_path)
    for model in ("m0", "m3", "n"):
        assert await later.form(SERVER, model) == TAUGHT


async def test_only_the_latest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned_forms, "_MOST", 3)
    learned = forms(tmp_path)
    for number in range(5):
        await learned.learn(SERVER, str(number), TAUGHT)
    assert await learned.form(SERVER, "0") == form_for(SERVER)
    assert await learned.form(SERVER, "4") == TAUGHT


async def test_a_disk_that_takes_nothing_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "lessons.json").mkdir()
    learned = forms(tmp_path)
    for model in ("m", "n"):
        await learned.learn(SERVER, model, TAUGHT)
    assert await learned.form(SERVER, "m") == await learned.form(SERVER, "n") == TAUGHT


GOOD: dict[str, Any] = {
    "server": "own", "address": SERVER.base_url, "model": "m", "chosen": "auto",
    "at": time.time(), "limit_field": "", "thinking_back": "", "without": ["top_p"],
}  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        {"server": 7},
        {"model": None},
        {"at": "now"},
        {"at": float("nan")},
        {"at": float("inf")},
        {"chosen": "loudly"},
        {"chosen": []},
        {"limit_field": "messages"},
        {"thinking_back": "x"},
        {"thinking_back": {}},
        {"without": "top_p"},
        {"without": [7]},
        {"without": ["x" * 200]},
        {"without": ["x"] * 200},
    ],
)
async def test_what_is_no_lesson_is_none(tmp_path: Path, changed: dict[str, Any]) -> None:
    path = tmp_path / "lessons.json"
    path.write_text(json.dumps({"lessons": [GOOD | {"model": "n"}, GOOD | changed, 7]}))
    learned = forms(tmp_path)
    assert await learned.form(SERVER, "m") == form_for(SERVER)
    assert (await learned.form(SERVER, "n")).without == {"top_p"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"lessons": 7}', "[" * 50_000])
async def test_a_file_of_anything_is_no_trouble(tmp_path: Path, text: str) -> None:
    (tmp_path / "lessons.json").write_text(text)
    assert await forms(tmp_path).form(SERVER, "m") == form_for(SERVER)
