"""Makes links of the numbers by which a text cites its sources: in trees that become HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from chatapp.core.domain.reply_extras import CitedSource
from chatapp.core.reply_extras.citation_marks import CITING, stretches, unmarked

_AS_IT_IS = frozenset({"a", "code", "pre", "sup"})


def link(root: Element, sources: Iterable[CitedSource]) -> None:
    """Make links of the numbers in a tree; where a number is no text, marks are taken out."""
    _link(root, list(sources), free=True)


def _link(element: Element, sources: list[CitedSource], *, free: bool) -> None:
    free = free and element.tag not in _AS_IT_IS and "math" not in element.get("class", "").split()
    for name, value in element.items():
        if "\ufff9" in value or "%EF%BF%B9" in value:
            element.set(name, re.sub("%EF%BF%B9\\d+%EF%BF%BB", "", unmarked(value)))
    for child in list(element):
        _link(child, sources, free=free)
    place = 0
    for child in [None, *element]:
        text = (element.text if child is None else child.tail) or ""
        if child is not None:
            place = list(element).index(child) + 1
        if not free or not CITING.search(text):
            _say(element, child, unmarked(text))
            continue
        last = child
        _say(element, child, "")
        for words, source, mark in stretches(text, sources):
            if source is None:
                if last is None:
                    element.text = (element.text or "") + unmarked(words)
                else:
                    last.tail = (last.tail or "") + unmarked(words)
                continue
            made = Element("a", {"href": source.address}) if source.address else Element("span")
            made.text = words
            if mark:
                raised = Element("sup")
                raised.append(made)
                made = raised
            element.insert(place, made)
            place, last = place + 1, made


def _say(element: Element, child: Element | None, text: str) -> None:
    """Put `text` behind a child of an element, or before the first."""
    if child is None:
        element.text = text
    else:
        child.tail = text
