"""Names of models: tells if two of them mean the same model, as one asked for and one that replied.

Servers repeat a name with its provider in front, its date behind it, or in other letters.
"""

from __future__ import annotations

import re

from chatapp.core.domain.i18n import tr

_LONGEST = 100
"""Characters of a name that are shown: a server may send any number."""
_VARIANTS = frozenset(
    {"latest", "free", "nitro", "floor", "exacto", "extended", "beta", "online", "default"}
)
"""Ways of serving a model, behind a colon; anything else there, as a size, is part of its name."""
_VENDORS = frozenset(
    {"openai", "anthropic", "google", "meta", "minimax", "mistral", "mistralai", "deepseek"}
    | {"qwen", "xai", "cohere", "nvidia", "moonshotai", "us", "eu"}
)
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DATE = re.compile(
    rf"(?<![^-])(?:20\d\d-?{_MONTH}-?{_DAY}|{_MONTH}{_DAY}|2\d{_MONTH}|latest)(?![^-])"
)
"""As ``2024-08-06``, ``20260402``, ``0613`` or ``2402``."""


def same_model(one: str, other: str) -> bool:
    """True if both names most likely mean the same model; an empty one means any."""
    if not one.strip() or not other.strip():
        return True
    first, second = _Name(one), _Name(other)
    if first.dates and second.dates and first.dates != second.dates:
        return False
    longer, shorter = sorted((first.words, second.words), key=len, reverse=True)
    if longer[len(longer) - len(shorter) :] != shorter:
        return False
    before = set(longer[: len(longer) - len(shorter)])
    return before <= _VENDORS | first.provider | second.provider


def answered_by(asked: str, answered: str) -> str:
    """A sentence where another model replied than the one that was asked for, or nothing."""
    if same_model(asked, answered):
        return ""
    told = tr("Answered by {model}, not by {asked}.")
    return told.format(model=_short(answered), asked=_short(asked))


class _Name:
    """The parts of a name that are compared."""

    def __init__(self, name: str) -> None:
        whole = name.strip().lower().replace("\\", "/").removesuffix(".gguf")
        head, _, variant = whole.rpartition(":")
        if head and variant in _VARIANTS:
            whole = head
        provider, _, bare = whole.rpartition("/")
        bare = re.sub(r"[^\w]+|_", "-", bare).strip("-")
        self.provider = set(re.split(r"[^a-z0-9]+", provider)) - {""}
        self.dates = [re.sub("-", "", d) for d in _DATE.findall(bare) if d != "latest"]
        self.words = [word for word in _DATE.sub("", bare).split("-") if word]


def _short(name: str) -> str:
    name = name.strip()
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
