"""The context meter: hidden while there is room, quiet, then warning."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from chatapp.core.domain.context.use import ContextUse
from chatapp.ui.composer.context_meter import ContextMeter, short
from tests.ui.looks import OFFSCREEN, dark, light

pytestmark = OFFSCREEN


@pytest.fixture
def meter(qtbot: QtBot) -> ContextMeter:
    made = ContextMeter(light())
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("taken", "shown", "warns"),
    [(0, False, False), (63_000, False, False), (64_000, True, False), (108_800, True, True)],
)
def test_it_appears_from_half_on_and_warns_when_nearly_full(
    meter: ContextMeter, taken: int, shown: bool, warns: bool
) -> None:
    meter.show_use(ContextUse("m", 128_000, 0, taken), 0.0)
    assert meter.isVisible() is shown
    assert meter.warns is warns


def test_it_says_how_much_of_how_much(meter: ContextMeter) -> None:
    meter.show_use(ContextUse("m", 128_000, 0, 70_000, 0, 2.0), 5000.0)
    assert meter.text() == "80k of 128k"
    assert meter.accessibleName() == "Context: about 80,000 of 128,000 tokens"
    meter.set_theme(dark())
    assert not meter.grab().isNull()


def test_without_a_window_there_is_none(meter: ContextMeter) -> None:
    meter.show_use(ContextUse("m", None, 0, 70_000), 0.0)
    assert not meter.isVisible()


@pytest.mark.parametrize(
    ("tokens", "said"),
    [(900, "900"), (12_400, "12k"), (204_800, "205k"), (1_000_000, "1M"), (1_047_576, "1M"),
     (1_250_000, "1.2M")],
)  # fmt: skip
def test_numbers_are_short(tokens: int, said: str) -> None:
    assert short(tokens) == said
