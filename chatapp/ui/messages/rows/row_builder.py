"""Builds rows: turns a block's element tree into a flat run of row specs.

Lists, quotes and alerts are not boxes but *levels* that a row stands in, so that a
message of any nesting is one list of rows, of which a view lays out those it shows.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from xml.etree.ElementTree import Element

from chatapp.ui.messages.rows.direction import first_strong
from chatapp.ui.messages.rows.inline_runs import classes, runs_of, source_of, trimmed
from chatapp.ui.messages.rows.row_specs import (
    DEEPEST,
    CodeSpec,
    Face,
    Frame,
    Gap,
    ImageSpec,
    Level,
    LineSpec,
    MathSpec,
    RuleSpec,
    Run,
    Spec,
    Style,
    TextSpec,
)

_HEADINGS = {style.value: style for style in Style if style.heading}
_BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "blockquote",
        "pre",
        "table",
        "hr",
        "div",
        "section",
        "dl",
        "dd",
        "dt",
    ]
)
_ALERTS = {f"alert-{level.value}": level for level in Level}


Lines = dict[Element, LineSpec]
"""The lines of tables, by the elements they were made of."""


def rows(
    element: Element,
    outer: tuple[Level, ...] = (),
    *,
    first: bool = True,
    closed: bool = True,
    joint: str | None = None,
    known: Lines | None = None,
) -> list[Spec]:
    """The rows of one block, in order. Never raises, whatever the tree.

    `outer` are levels around the block; `first` says that nothing stands above it; a block
    that is not `closed` may still grow. One with a `joint` goes on with the block before. Lines
    of tables that are `known` are not made again; those it has are put there.
    """
    flow = _RowBuilder(closed=closed, known={} if known is None else known)
    if joint is not None and not _flush(element):
        return []
    gap = Gap.BLOCK if joint is None else _joined(element, joint)
    flow.begin(element, outer, Gap.NONE if first else gap)
    if flow.specs and joint is not None:
        head = flow.specs[0]
        frame = replace(head.frame, shared=len(head.frame.levels))
        flow.specs[0] = replace(head, frame=frame)
        if isinstance(head, LineSpec):
            flow.specs[0] = replace(head, frame=frame, goes_on=element.tag == "table")
        elif isinstance(head, TextSpec) and joint != "\n":
            flow.specs[0] = replace(head, frame=frame, joint=joint)
    elif flow.specs and not first and outer:
        head = flow.specs[0]
        flow.specs[0] = replace(head, frame=replace(head.frame, shared=len(outer)))
    return flow.specs


def plain(text: str) -> list[TextSpec]:
    """Typed text as it was typed: a row for each line, nothing interpreted."""
    return typed(text.strip("\n"))


def typed(text: str) -> list[TextSpec]:
    """A piece of typed text: a row for each line, empty ones too."""
    return [TextSpec((Run(line),), Frame(gap=Gap.NONE)) for line in text.split("\n")]


def _joined(element: Element, joint: str) -> Gap:
    """The gap above a block that goes on with the one before."""
    if joint != "\n" or element.tag in {"table", "pre"}:
        return Gap.NONE
    return Gap.TIGHT if element.tag in {"ul", "ol"} and not _is_loose(element) else Gap.BLOCK


def _is_loose(element: Element) -> bool:
    """True if a list has paragraphs of their own in its items."""
    return any(child.tag == "p" for item in element for child in item)


class _RowBuilder:
    """Walks a tree once, handing out rows."""

    def __init__(self, *, closed: bool, known: Lines) -> None:
        self.specs: list[Spec] = []
        self._known = known
        self._closed = closed
        self._rtl: bool | None = None
        """Of the outermost list or quote that is walked through."""
        self._tables = 0

    def _frame(self, levels: tuple[Level, ...], gap: Gap) -> Frame:
        rtl = self._rtl if levels else None
        if not self.specs:
            return Frame(levels, 0, gap, rtl)
        above = self.specs[-1].frame.levels
        shared = 0
        while shared < min(len(above), len(levels)) and above[shared] is levels[shared]:
            shared += 1
        return Frame(levels, shared, gap, rtl)

    def begin(self, element: Element, levels: tuple[Level, ...], gap: Gap) -> None:
        """Walk through a block that is in no other."""
        # The title of an alert is a word of its own, in no language of the text.
        titled = len(element) and "alert-title" in classes(element[0])
        texts = chain.from_iterable(e.itertext() for e in element[1:]) if titled else None
        self._rtl = first_strong(texts or element.itertext())
        self.block(element, levels, gap)

    def block(
        self, element: Element, levels: tuple[Level, ...], gap: Gap, marker: str = ""
    ) -> None:
        tag = element.tag
        if len(levels) >= DEEPEST:
            self._text((Run("".join(element.itertext())),), levels, gap, marker)
        elif tag in {"ul", "ol"}:
            self._list(element, levels, gap)
        elif tag == "blockquote":
            level = next((_ALERTS[k] for k in classes(element) if k in _ALERTS), Level.QUOTE)
            self._inside(element, (*levels, level), gap, marker)
        elif tag == "pre":
            self._code(element, levels, gap)
        elif tag == "table":
            self._table(element, levels, gap)
        elif tag == "hr":
            self.specs.append(RuleSpec(self._frame(levels, gap)))
        elif tag in _HEADINGS:
            above = Gap.HEADING if gap is Gap.BLOCK else gap
            self._paragraph(element, levels, above, marker, _HEADINGS[tag])
        elif "math" in classes(element):
            self._formula(element, levels, gap)
        elif "footnote" in classes(element):
            self._footnote(element, levels, gap)
        elif tag in {"div", "section", "dl", "dd", "li"}:
            self._inside(element, levels, gap, marker)
        elif tag == "p" and "alert-title" in classes(element):
            tint = levels[-1] if levels else None
            runs = tuple(runs_of(element, Face.BOLD))
            self.specs.append(TextSpec(runs, self._frame(levels, gap), tint=tint))
        else:
            self._paragraph(element, levels, gap, marker)

    def _paragraph(
        self,
        element: Element,
        levels: tuple[Level, ...],
        gap: Gap,
        marker: str,
        style: Style = Style.BODY,
    ) -> None:
        """Text, with images and formulas on lines of their own set apart."""
        face = Face.BOLD if style.heading else Face.PLAIN
        start, loose = len(self.specs), _bare(element)
        for child in element:
            image = _only_image(child)
            if image is None and "display" not in classes(child):
                loose.append(child)
                continue
            if _flush(loose) or marker:
                self._text(tuple(runs_of(loose, face)), levels, gap, marker, style)
                gap, marker = Gap.TIGHT, ""
            if image is None:
                self._formula(child, levels, gap)
            else:
                words, address = image.get("alt") or "", image.get("src") or ""
                self.specs.append(ImageSpec(words, address, self._frame(levels, gap)))
            gap = Gap.TIGHT
            loose = _bare()
            loose.text = child.tail
        if _flush(loose) or len(self.specs) == start:
            self._text(tuple(runs_of(loose, face)), levels, gap, marker, style)

    def _formula(self, element: Element, levels: tuple[Level, ...], gap: Gap) -> None:
        spec = MathSpec(source_of(element), not self._closed, self._frame(levels, gap))
        self.specs.append(spec)

    def _text(
        self,
        runs: tuple[Run, ...],
        levels: tuple[Level, ...],
        gap: Gap,
        marker: str,
        style: Style = Style.BODY,
    ) -> None:
        self.specs.append(TextSpec(trimmed(runs), self._frame(levels, gap), style, marker))

    def _inside(self, element: Element, levels: tuple[Level, ...], gap: Gap, marker: str) -> None:
        """Children that are blocks, and loose text between them as paragraphs."""
        start, loose = len(self.specs), _bare(element)
        for child in element:
            if child.tag in _BLOCKS:
                if _flush(loose):
                    self._text(tuple(runs_of(loose)), levels, gap, marker)
                    gap, marker, loose = Gap.TIGHT, "", _bare()
                # A marker stands on the first line of its item, whatever that is.
                tight = child.tag in {"ul", "ol"} and bool(marker)
                if tight:
                    self._text((Run(""),), levels, gap, marker)
                self.block(child, levels, gap, "" if tight else marker)
                if len(self.specs) > start:
                    gap, marker = _between(child, levels), ""
                loose.text = child.tail
            else:
                loose.append(child)
        if _flush(loose) or (marker and len(self.specs) == start):
            self._text(tuple(runs_of(loose)), levels, gap, marker)

    def _footnote(self, element: Element, levels: tuple[Level, ...], gap: Gap) -> None:
        """The note's label, first in the tree, stands where a list has its marker."""
        label = "".join(element[0].itertext()) if len(element) else ""
        note = Element("div")
        note.extend(element[1:])
        start = len(self.specs)
        if "continued" in classes(element):
            self._inside(note, (*levels, Level.LIST), gap, "")
            return
        self._inside(note, (*levels, Level.LIST), gap, f"{label}.")
        if start < len(self.specs) and isinstance(first := self.specs[start], TextSpec):
            self.specs[start] = replace(first, note=label)

    def _list(self, element: Element, levels: tuple[Level, ...], gap: Gap) -> None:
        inner = (*levels, Level.LIST)
        number = _number(element.get("start"), 1) if element.tag == "ol" else None
        loose = _is_loose(element)
        depth = sum(level is Level.LIST for level in inner)
        for item in element:
            if number is not None:
                marker = f"{number}."
                number += 1
            else:
                marker = "•" if depth % 2 else "◦"
            box = next((e for e in item.iter("input") if e.get("type") == "checkbox"), None)
            if box is not None:
                marker = "☑" if box.get("checked") is not None else "☐"
            before = len(self.specs)
            self._inside(item, inner, gap, "" if "continued" in classes(item) else marker)
            if len(self.specs) > before:
                gap = Gap.BLOCK if loose else Gap.TIGHT

    def _code(self, element: Element, levels: tuple[Level, ...], gap: Gap) -> None:
        inner = element.find("code")
        names = (inner.get("class") or "").split() if inner is not None else []
        language = next((n[9:] for n in names if n.startswith("language-")), "")
        code = "".join(element.itertext())
        frame = self._frame(levels, gap)
        self.specs.append(CodeSpec(code, language, frame, not self._closed))

    def _table(self, element: Element, levels: tuple[Level, ...], gap: Gap) -> None:
        self._tables += 1
        rtl = first_strong(element.itertext())
        frame = self._frame(levels, gap)
        for number, line in enumerate(element.iter("tr")):
            if number == 1:
                # All below the second stand as that does.
                frame = self._frame(levels, Gap.NONE)
            made = self._known.get(line)
            if made is None or (made.table, made.frame, made.rtl) != (self._tables, frame, rtl):
                cells = [c for c in line if c.tag in {"td", "th"}]
                made = LineSpec(
                    tuple(trimmed(tuple(runs_of(cell))) for cell in cells),
                    tuple(_align(cell) for cell in cells),
                    self._tables,
                    any(cell.tag == "th" for cell in cells),
                    frame,
                    rtl,
                )
                self._known[line] = made
            self.specs.append(made)


def _between(child: Element, levels: tuple[Level, ...]) -> Gap:
    """The gap below a block: a list's text and its sublist stay close."""
    title = "alert-title" in classes(child)
    return Gap.TIGHT if title or (child.tag != "p" and levels[-1:] == (Level.LIST,)) else Gap.BLOCK


def _only_image(element: Element) -> Element | None:
    """The image that `element` is, or that is all of a link's content."""
    if element.tag == "img":
        return element
    alone = element.tag in {"a", "span"} and len(element) == 1 and not (element.text or "").strip()
    if alone and element[0].tag == "img" and not (element[0].tail or "").strip():
        return element[0]
    return None


def _bare(element: Element | None = None) -> Element:
    loose = Element("p")
    loose.text = element.text if element is not None else None
    return loose


def _flush(loose: Element) -> bool:
    return bool((loose.text or "").strip()) or len(loose) > 0


def _number(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default


def _align(cell: Element) -> str:
    style = (cell.get("style") or "").replace(" ", "")
    return cell.get("align") or style.removeprefix("text-align:").rstrip(";")
