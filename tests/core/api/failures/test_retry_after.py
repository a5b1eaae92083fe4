"""The time a server asks to wait, in every way that servers say it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.core.api.failures.test_refusal import error


def http_date(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "20"}, 20),
        ({"retry-after": "20.5"}, 20.5),
        ({"Retry-After": "0"}, 0),
        ({"Retry-After": "86400"}, 86400),
        ({"Retry-After-Ms": "1500", "Retry-After": "9"}, 1.5),
        ({"x-ratelimit-reset-requests": "1m30s"}, 90),
        ({"x-ratelimit-reset-tokens": "120ms"}, 0.12),
        ({"Retry-After": "-1"}, None),
        ({"Retry-After": "banana"}, None),
        ({"Retry-After": "1e400"}, None),
        ({"Retry-After": http_date(-60)}, None),
        ({"Retry-After": "Mon, 99 Foo 9999"}, None),
        ({}, None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    assert error(429, "", headers).retry_after == seconds


def test_how_long_to_wait_until_a_date() -> None:
    wait = error(503, "", {"Retry-After": http_date(100)}).retry_after
    assert wait is not None
    assert 0 < wait <= 100
