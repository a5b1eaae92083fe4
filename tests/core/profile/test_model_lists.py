"""Lists of models on disk: there without a network, and never a trouble."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatapp.core.domain.models import Model, ModelList
from chatapp.core.profile.model_lists import ModelLists
from tests import kin
from tests.core.api.test_kin import talk

LIST = ModelList((Model("a", 4096, 0.3, 1.2, "2026-12-24", "b"), Model("b")), "tag", 5.0)


def test_lists_come_back_as_they_were_kept(tmp_path: Path) -> None:
    lists = ModelLists(tmp_path / "profile" / "models.json")
    assert lists.known() == {}
    lists.keep("https://one/v1", LIST)
    lists.keep("https://two/v1", ModelList((), "", 6.0))
    assert lists.known() == {"https://one/v1": LIST, "https://two/v1": ModelList((), "", 6.0)}
    assert [p.name for p in (tmp_path / "profile").iterdir()] == ["models.json"]


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    lists = ModelLists(tmp_path / "models.json")
    for number in range(40):
        lists.keep(f"https://{number}/v1", ModelList((), "", float(number)))
    assert len(lists.known()) == 32
    assert "https://7/v1" not in lists.known()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"x": 7}',
        '{"x": {"models": 7, "tag": "", "at": 1}}',
        '{"x": {"models": [], "tag": "", "at": NaN}}',
        '{"x": {"models": [], "tag": "", "at": true}}',
    ],
)
def test_what_is_no_list_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "models.json"
    path.write_text(text)
    assert all(not found.models for found in ModelLists(path).known().values())


def test_rows_that_are_no_models_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "models.json"
    rows = '["a", 1, null, 2, "", ""], ["b", "1", null, null, "", ""], ["c"], 7'
    path.write_text(f'{{"x": {{"models": [{rows}], "tag": "", "at": 1}}}}')
    assert ModelLists(path).known()["x"].models == (Model("a", 1, None, 2),)


async def test_a_list_is_there_without_its_server(profile: Path) -> None:
    one = next(one for one in kin.ALL if one.name == "OpenRouter")
    async with talk(profile, one) as t:
        listed = await t.session.catalogue.models(t.server)
        assert listed.models == (Model("m", 131072, 0.3, 1.2),)
        again = await t.session.catalogue.models(t.server)
        assert again.models == listed.models
        assert [r.headers.get("if-none-match") for r in t.loopback.requests] == [None, listed.tag]
        t.loopback.close()
        assert (await t.session.catalogue.models(t.server)).models == listed.models
        known = await t.session.catalogue.known()
        assert known[t.server.base_url].models == listed.models
