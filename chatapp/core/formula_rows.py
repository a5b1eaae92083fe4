"""Rows of a formula, laid out once where ziamath lays them out twice.

It lays out all that stands in a row to learn how high signs that stretch must be, and then lays
it out for good: nesting doubles the work with every level. A row in which nothing stretches
needs no such height. Importing this module has ziamath make its rows so.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from ziamath.nodes.mrow import Mrow
from ziamath.operators import get_params, names

_FORMS = ("prefix", "infix", "postfix")


# WORKAROUND (ziamath, nodes/mrow.py, seen with 0.13): see above. Its nodes are registered by their
# tag; this one takes the place of its own.
class Row(Mrow, tag="mrow"):
    """A row that asks how high it is only for signs that stretch."""

    def _get_height_nostretch(self, line: list[Element], **kwargs: Any) -> tuple[float, float]:
        if any(_may_stretch(element) for child in line for element in child.iter()):
            return super()._get_height_nostretch(line, **kwargs)
        return 0.0, 0.0


def _may_stretch(element: Element) -> bool:
    """True for a sign that may be as high as its row."""
    text = (element.text or "").strip()
    if element.tag != "mo" and not (element.tag == "mi" and text in names):
        return False
    said = element.get("stretchy")
    return _stretches(text) if said is None else said != "false"


@lru_cache(maxsize=512)
def _stretches(sign: str) -> bool:
    """True if a sign stretches by itself, wherever it stands."""
    return any(get_params(sign, form).get("stretchy", "false") != "false" for form in _FORMS)
