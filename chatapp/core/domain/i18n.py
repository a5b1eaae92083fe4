"""Translation: `tr` around every text that a person reads.

Core knows no Qt; the window gives the words of a language in with `speak`, and a terminal
goes without, in English. `lupdate` finds the texts by the names `tr` and `marked`, so both
want a literal; values are put in afterwards::

    tr("{name} does not answer.").format(name=server.name)
    tr("One message|%n messages", "in a list", len(messages))
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Words: TypeAlias = Callable[[str, str, int], str]
"""(text, comment, count or -1) -> the text in the person's language, or "" if it has none."""
Numerals: TypeAlias = Callable[[int], str]
"""A whole number as the person writes it."""
Clock: TypeAlias = Callable[[int, int], str]
"""An hour and a minute as the person writes them."""

_LEAST_PRICE = 0.0001
"""US dollars: less would be written as nothing."""


def _english(number: int) -> str:
    return f"{number:,}"


def _plain_time(hour: int, minute: int) -> str:
    return f"{hour:02}:{minute:02}"


_words: Words | None = None
_numerals: Numerals = _english
_clock: Clock = _plain_time


def speak(
    words: Words | None = None, numerals: Numerals = _english, clock: Clock = _plain_time
) -> None:
    """Say everything with `words` from now on; without them, in English."""
    global _words, _numerals, _clock
    _words, _numerals, _clock = words, numerals, clock


def tr(text: str, comment: str = "", n: int = -1, /) -> str:
    """`text` in the person's language.

    `comment` tells texts apart that are the same in English only. With `n`, `text` holds
    the English for one and for more, divided by "|", and ``%n`` becomes the number.
    """
    said = _words(text, comment, n) if _words else ""
    if not said:
        one, _, more = text.partition("|") if n >= 0 else (text, "", "")
        said = one if n == 1 or not more else more
    return said.replace("%n", _numerals(n)) if n >= 0 else said


def number(value: int) -> str:
    """A whole number as the person writes it, e.g. ``12,345``."""
    return _numerals(value)


def decimal(value: float, places: int) -> str:
    """A number with so many digits behind the point, e.g. ``1,234.50``."""
    whole, _, rest = f"{abs(value):.{places}f}".partition(".")
    point, sign = tr(".", "decimal point"), "-" if value < 0 else ""
    return f"{sign}{number(int(whole))}{point}{rest}"


def price(usd: float) -> str:
    """US dollars with as many digits as say something, e.g. ``$0.0010``."""
    less = "< " if 0 < usd < _LEAST_PRICE else ""
    usd = max(usd, _LEAST_PRICE) if less else usd
    return less + tr("${dollars}").format(dollars=decimal(usd, 2 if usd >= 1 else 4))


def time_of_day(hour: int, minute: int) -> str:
    """A time of the day as the person writes it, e.g. ``09:14`` or ``9:14 AM``."""
    return _clock(hour, minute)


def marked(text: str) -> str:
    """`text` as it is: one in a table, which whoever shows it hands to `tr`."""
    return text
