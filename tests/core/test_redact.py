"""Nothing secret in what is written down."""

from __future__ import annotations

import io
import json
import logging
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.redact import RedactingFilter, redact

KEY = 'Zk3"pq/+ä\\9'


@pytest.mark.parametrize("form", [KEY, json.dumps(KEY), quote(KEY, safe=""), repr(KEY), f" {KEY} "])
def test_a_secret_goes_in_every_form(form: str) -> None:
    assert "pq" not in redact(f"before {form} after", KEY)
    assert redact(f"before {form} after", KEY).startswith("before ")


SECRET = "abc123DEF456ghi789"


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization: Bearer {SECRET}",
        f"authorization: {SECRET}",
        f"{{'Authorization': 'Bearer {SECRET}'}}",
        f"[(b'Authorization', b'Bearer {SECRET}')]",
        f"Illegal header value b'Bearer {SECRET}'",
        f'{{"api_key": "{SECRET}"}}',
        f"x-api-key={SECRET}",
        f"https://x.example/?api-key={SECRET}&x=1",
        f"Proxy-Authorization: Basic {SECRET}=",
        f"Set-Cookie: {SECRET}",
        f"OPENAI sk-{SECRET}",
        f"sk-proj-{SECRET}",
        "0123456789abcdef0123456789ABCDEF",
        f"http://user:{SECRET}@proxy.example:3128",
    ],
)
def test_what_looks_like_a_key_goes(text: str) -> None:
    cleaned = redact(text)
    assert SECRET not in cleaned
    assert "0123456789abcdef" not in cleaned
    assert "[redacted]" in cleaned
    assert redact(cleaned) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "HTTP 404 Not Found",
        "x-request-id: 0f2d5c1e-8d1b-4a44-9f0a-0d8b1c2e3f4a",
        "No server was found at 127.0.0.1:8080",
        "the bearer of bad news",
        "a risk-averse task-list",
        "The key-value store, version 1.2.3.4",
        "/home/me/papers/data.pdf",
        "",
    ],
)
def test_ordinary_text_stays(text: str) -> None:
    assert redact(text, "", "abc") == text


def test_data_urls_become_their_length() -> None:
    url = "data:application/pdf;base64," + "QUJD" * 1000
    assert redact(f'"{url}"') == f'"[data: {len(url)} characters]"'


@pytest.mark.parametrize("address", ["203.0.113.9", "2001:db8:85a3::8a2e:370:7334"])
def test_addresses_in_pages_go(address: str) -> None:
    assert address not in redact(f"<html><body>Your IP: {address} &bull;</body>")
    assert address in redact(f"Your IP: {address}")


@given(st.text(min_size=4, max_size=30), st.text(max_size=50), st.text(max_size=50))
def test_a_secret_never_survives(secret: str, before: str, after: str) -> None:
    bare = secret.strip()
    if len(bare) >= 4 and bare not in "[redacted]":
        cleaned = redact(before + secret + after, secret)
        assert bare not in cleaned.replace("[redacted]", "\0")


def test_log_records_are_cleaned_with_arguments_and_traceback() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    cleaner = RedactingFilter()
    cleaner.add(KEY)
    handler.addFilter(cleaner)
    logger = logging.Logger("test")
    logger.addHandler(handler)

    logger.warning("key %s, %d", KEY, 3)
    logger.warning(KEY)
    logger.warning("50% of {0}")
    logger.warning("too few %s %s", *[KEY])
    try:
        raise ValueError(f"bad header {KEY}")
    except ValueError:
        logger.exception("failed", stack_info=True)

    written = stream.getvalue()
    assert "key [redacted], 3\n" in written
    assert "50% of {0}" in written
    assert "ValueError: bad header [redacted]" in written
    assert "Stack (most recent call last)" in written
    assert "pq" not in written
