"""Prices in words: exact ones as they are, "≈" before estimates, "≥" before what may be more."""

from __future__ import annotations

from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.i18n import price
from chatapp.core.domain.usage_totals import Totals

UNKNOWN = "—"
_CUT = frozenset({Status.STOPPED, Status.INTERRUPTED, Status.FAILED})
"""States of a reply whose server may have counted more than it could tell."""


def price_of(message: Message) -> str:
    """The price of a reply in few words, or "" where nothing is known of it."""
    usage = message.usage
    known = usage.price
    if known is None or (usage.usd is None and not known):
        return ""  # a list that says that everything is free says little
    marks = _marks(about=usage.estimated_usd is not None, at_least=message.status in _CUT)
    return marks + price(known)


def price_of_all(totals: Totals) -> str:
    """The price of several replies in few words; "—" where none is known."""
    if not totals.priced and not totals.estimated and not totals.price:
        return UNKNOWN
    at_least = totals.priced + totals.estimated < totals.replies
    return _marks(about=totals.is_estimate, at_least=at_least) + price(totals.price)


def _marks(*, about: bool, at_least: bool) -> str:
    return ("≥ " if at_least else "") + ("≈ " if about else "")
