"""Reads the size of a context window off refusals of conversations that are too long. No I/O."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = r"(\d{3,9}|\d{1,3}(?:[,.]\d{3}){1,2})"
_WINDOWS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf'"n_ctx"\s*:\s*{_NUMBER}',
        rf"(?:maximum|max\.?) (?:context|model|sequence|prompt|input) length (?:is|of) (?:only )?"
        rf"{_NUMBER}",
        rf"with {_NUMBER} maximum context length",
        rf"context (?:length|size|window) (?:is |of )(?:only )?{_NUMBER}",
        rf"available context size \({_NUMBER}",
        rf"maximum number of (?:input )?tokens allowed \({_NUMBER}\)",
        rf"too long: [\d,.]+ tokens? > {_NUMBER} maximum",
        rf"max_new_tokens`? must be <= {_NUMBER}",
        rf"range of input length should be \[\d+, ?{_NUMBER}\]",
    )
)

_ASKED = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf'"n_prompt_tokens"\s*:\s*{_NUMBER}',
        rf"\({_NUMBER} (?:in the messages|of text input)",
        rf"messages resulted in {_NUMBER}",
        rf"input token count \({_NUMBER}\)",
        rf"(?:request|prompt) contains {_NUMBER}",
        rf"request \({_NUMBER} tokens\)",
        rf"prompt \(length {_NUMBER}\)",
        rf"too long: {_NUMBER} tokens?",
    )
)


def window_in(details: str) -> int | None:
    """The tokens that request and reply may have together, as a refusal names them."""
    return _first(_WINDOWS, details)


def asked_in(details: str) -> int | None:
    """The tokens that the request had by the server's count, as a refusal names them."""
    return _first(_ASKED, details)


def _first(patterns: Iterable[re.Pattern[str]], details: str) -> int | None:
    for pattern in patterns:
        if found := pattern.search(details):
            return int(re.sub(r"\D", "", found[1]))
    return None
