"""Takes secrets out of text that is logged, shown as details or copied.

Nothing else may decide what is fit to be written down: errors, logs and reports all pass here.
"""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Iterable
from urllib.parse import quote

GONE = "[redacted]"

_SHORTEST = 4
"""A shorter secret is no secret, and replacing it would tear ordinary text to pieces."""

# Compiled by `re` when first used: that takes longer than opening the window may wait.
_RULES = (
    # A header, a JSON member, a Python repr or a query parameter that carries a key.
    (
        r"""(?ix)\b((?:proxy-)?authorization|(?:x-)?api[-_ ]?key|access[-_]token|(?:set-)?cookie)
        ((?>["'\\]*\s*[:=,]\s*(?:b(?=["']))?["'\\]*))
        (?!\[redacted\])(?:(?:bearer|basic)\s+)?[^\s"'\\,;&}<>]+""",
        rf"\1\2{GONE}",
    ),
    (r"(?i)\b(bearer|basic)\s+(?!\[redacted\])[A-Za-z0-9._~+/=-]{8,}", rf"\1 {GONE}"),
    (r"\b(?:sk|pk|rk|gsk|key|hf|xai)[-_][A-Za-z0-9_-]{6,}", GONE),
    (r"(?<![0-9A-Za-z-])[0-9a-fA-F]{32,}(?![0-9A-Za-z-])", GONE),
    (r"(?<=://)[^\s/@:]+:[^\s/@]*@", f"{GONE}@"),
)
_DATA_URL = r"\bdata:[\w.+-]+/[\w.+-]+(?:;[\w.=+-]+)*,[A-Za-z0-9+/=%_-]*"
_HTML = r"(?i)<(?:!doctype|html|head|body|title)\b"
_ADDRESS = (
    r"(?<![\w.])(?:\d{1,3}(?:\.\d{1,3}){3})(?![\w.]*\d)"
    r"|(?<![\w:])(?:[0-9a-fA-F]{1,4}:){2,7}(?::?[0-9a-fA-F]{1,4})+(?![\w:])"
)


def redact(text: str, *secrets: str) -> str:
    """`text` without `secrets`, without anything that looks like a key, fit to be kept.

    Every form of a secret goes: as it is, and escaped for JSON or a URL. ``data:`` URLs
    become their length; network addresses are taken out of web pages, where they are the
    person's own (proxies and content networks print them).
    """
    text = without(text, *secrets)
    text = re.sub(_DATA_URL, lambda m: f"[data: {len(m[0])} characters]", text)
    for pattern, instead in _RULES:
        text = re.sub(pattern, instead, text)
    return re.sub(_ADDRESS, "[address]", text) if re.search(_HTML, text) else text


def without(text: str, *secrets: str) -> str:
    """`text` without `secrets`, in every form that they may have in it, and as it is otherwise."""
    for secret in sorted(_forms(secrets), key=len, reverse=True):
        text = text.replace(secret, GONE)
    return text


def _forms(secrets: Iterable[str]) -> set[str]:
    forms: set[str] = set()
    for secret in secrets:
        bare = secret.strip()
        if len(bare) >= _SHORTEST:
            forms |= {bare, quote(bare, safe=""), json.dumps(bare)[1:-1], repr(bare)[1:-1]}
    return forms


class RedactingFilter(logging.Filter):
    """Redacts whole log records, tracebacks included; belongs on every handler."""

    def __init__(self) -> None:
        super().__init__()
        self._secrets: frozenset[str] = frozenset()
        self._adding = threading.Lock()
        self._formatter = logging.Formatter()

    def add(self, secret: str) -> None:
        """Take `secret` out of all records from now on. Any thread may call this."""
        with self._adding:
            self._secrets |= {secret}

    @property
    def secrets(self) -> frozenset[str]:
        """The secrets that are taken out."""
        return self._secrets

    def clean(self, text: str) -> str:
        """`text` as a record with it would be written."""
        return redact(text, *self._secrets)

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite `record` in place; it is always kept."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):  # a log call with the wrong arguments
            message = f"{record.msg} {record.args!r}"
        record.msg, record.args = redact(message, *self._secrets), None
        if record.exc_info:
            record.exc_text = record.exc_text or self._formatter.formatException(record.exc_info)
            record.exc_info = None
        if record.exc_text:
            record.exc_text = redact(record.exc_text, *self._secrets)
        if record.stack_info:
            record.stack_info = redact(record.stack_info, *self._secrets)
        return True
