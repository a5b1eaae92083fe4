"""A task that costs time is done again only after its share."""

from __future__ import annotations

import pytest

from chatapp.ui.messages.rows.throttle import Throttle


def test_waits_for_its_share() -> None:
    pace = Throttle(share=0.05)
    assert pace.wait(100.0) == 0
    pace.spent(100.0, 100.01)
    assert pace.wait(100.01) == pytest.approx(0.19)
    assert pace.wait(100.3) == 0


def test_two_costs_add_up() -> None:
    pace = Throttle(share=0.5)
    pace.spent(0.0, 0.1)
    pace.spent(0.1, 0.2)
    assert pace.wait(0.2) == pytest.approx(0.2)


def test_never_waits_for_ever() -> None:
    pace = Throttle(share=0.05, longest=0.5)
    pace.spent(0.0, 3.0)
    assert pace.wait(3.0) == pytest.approx(0.5)
    pace.reset()
    assert pace.wait(3.0) == 0
