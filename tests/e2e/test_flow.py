"""A reply flows on a real screen: what can be seen of it changes many times a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import frames
from tests.bench.figures import child
from tests.bench.sender import Plan, sender

LEAST = 9
"""Changes a second on a machine that does much else; alone it is three times as many. Text in
lumps of sixty characters changes five times."""


@pytest.mark.screen
@pytest.mark.skipif(not frames.available(), reason="needs Linux with Xvfb")
def test_text_comes_in_no_lumps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    plan = Plan(4000, rate=100, kind="prose")
    with frames.screen() as (display, pixels), sender() as url:
        inside = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        (found,) = child("flow", url, f"[{plan}]", 2, tmp_path, pixels, inside=inside)
    assert found["changes"] > LEAST, found
