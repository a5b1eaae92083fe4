"""Lays out a formula's TeX source as outlines to fill, without drawing them.

Ziamath lays it out (a subset of LaTeX, as its documentation lists, in STIX Two Math). It
and its font are imported when the first formula is drawn: about 0.3 s, so call `draw` in a
thread; one formula is drawn at a time, since the library keeps state of its own.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

LONGEST = 1000
"""Characters of a formula that is drawn."""
COSTLIEST = 3000
"""Limit of `cost`: about two seconds of work at worst, milliseconds as a rule."""
EXTENT = 1000.0
"""Widest and tallest drawing, in text sizes; beyond it the source is the better reading."""
MOST_DOTS = 60
"""Dots in the place of a formula whose source is still arriving."""
_SIZE = 100.0
_CHANGES_STATE = re.compile(r"\\(?:(?:re)?newcommand|providecommand|[gex]?def|let|require|label)\b")
_TAG = re.compile(r"\\tag\*?\{([^{}]*)\}")
_SEGMENT = re.compile(r"([MLQCZ])([^MLQCZ]*)")
_DEEPER = frozenset({r"\left", r"\begin"})
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)|[{}]", re.DOTALL)
_ONE_AT_A_TIME = threading.Lock()


class NotDrawable(Exception):
    """The source means nothing that can be drawn; it is to be shown as it is."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline: its steps are ``M``, ``L``, ``Q``, ``C`` or ``Z`` with their coordinates."""

    steps: tuple[tuple[str, tuple[float, ...]], ...]
    colour: str = ""
    """A CSS colour, or empty for that of the text."""
    stroke: float = 0.0
    """Width of the line along the outline; 0 to fill it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula in units of its text's size, the baseline at y 0, y growing downwards."""

    left: float
    width: float
    ascent: float
    """From the baseline up."""
    descent: float
    """From the baseline down."""
    shapes: tuple[Shape, ...]


def cost(source: str) -> int:
    """The work that a formula may take to lay out: nesting doubles it with every level."""
    depth = total = 0
    for match in _COMMAND.finditer(source):
        word = match[0]
        if word == "{" or word in _DEEPER:
            depth += 1
        elif word in {"}", r"\right", r"\end"}:
            depth = max(depth - 1, 0)
        total += 1 << min(depth, 30)
    return total * 4 + len(source)


def draw(source: str, *, display: bool) -> Drawing:
    """The drawing of TeX `source`, as a line of its own or (not `display`) within text.

    Raises `NotDrawable` for what is unknown, malformed, too long or too deep.
    """
    if not source.strip() or len(source) > LONGEST or cost(source) > COSTLIEST:
        raise NotDrawable
    if _CHANGES_STATE.search(source) or _has_controls(source):
        raise NotDrawable
    tagged = _TAG.sub(r"\\qquad(\\text{\1})", source)
    with _ONE_AT_A_TIME:
        svg = _svg(tagged, display=display)
    return _drawing(svg)


def svg(drawing: Drawing, label: str) -> Element:
    """A drawing as an SVG element of a page, as large as the text around it."""
    top, height = -drawing.ascent, drawing.ascent + drawing.descent
    element = Element(
        "svg",
        {
            "role": "img",
            "aria-label": label,
            "viewBox": _numbers((drawing.left, top, drawing.width, height)),
            "style": f"width:{drawing.width:.3f}em;height:{height:.3f}em;"
            f"vertical-align:{-drawing.descent:.3f}em",
        },
    )
    for shape in drawing.shapes:
        ink = shape.colour or "currentColor"
        look = {"fill": ink}
        if shape.stroke:
            look = {"fill": "none", "stroke": ink, "stroke-width": f"{shape.stroke:.3f}"}
        path = " ".join(f"{step}{_numbers(places)}" for step, places in shape.steps)
        SubElement(element, "path", {"d": path, **look})
    return element


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values)


def _has_controls(source: str) -> bool:
    return any(char < " " and char not in "\n\t\r" for char in source)


def _svg(source: str, *, display: bool) -> Element:
    from ziamath.config import config
    from ziamath.zmath import Latex

    # Has it lay out each row once.
    import chatapp.core.formula_rows  # noqa: F401 # pyright: ignore[reportUnusedImport]

    config.svg2 = False  # outlines in place instead of references to them
    config.precision = 2
    try:
        formula = Latex(source.strip(), size=_SIZE, inline=not display, margin=0)
        unknown = _unknown(formula.mathmlstr())
        svg = formula.svgxml()
    except Exception as failure:  # whatever it stumbles over, the source is shown
        raise NotDrawable from failure
    if unknown:
        raise NotDrawable
    return svg


def _unknown(mathml: str) -> bool:
    """True if a command was taken for a name: it is set as text with its backslash."""
    return "\\" in mathml or "&#x0005C;" in mathml or "&#92;" in mathml


def _drawing(svg: Element) -> Drawing:
    left, top, width, height = (float(n) / _SIZE for n in svg.get("viewBox", "").split())
    sane = all(map(math.isfinite, (left, top, width, height)))
    if not sane or not 0 < width < EXTENT or not 0 < height < EXTENT:
        raise NotDrawable
    shapes: list[Shape] = []
    _gather(svg, "", shapes)
    if not shapes:
        raise NotDrawable
    return Drawing(left, width, -top, top + height, tuple(shapes))


def _gather(element: Element, colour: str, shapes: list[Shape]) -> None:
    for child in element:
        fill, line = child.get("fill") or colour, child.get("stroke", "")
        own = line or fill
        own = "" if own in {"black", "none"} else own
        stroke = float(child.get("stroke-width", "0") or 0) / _SIZE if line else 0.0
        if child.tag == "path":
            shapes.append(Shape(_steps(child.get("d", "")), own, stroke))
        elif child.tag == "rect":
            shapes.append(Shape(_rectangle(child), own, stroke))
        _gather(child, fill, shapes)


def _steps(path: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
    return tuple(
        (match[1], tuple(float(n) / _SIZE for n in match[2].split()))
        for match in _SEGMENT.finditer(path)
    )


def _rectangle(element: Element) -> tuple[tuple[str, tuple[float, ...]], ...]:
    x, y, width, height = (
        float(element.get(name, "0")) / _SIZE for name in ("x", "y", "width", "height")
    )
    corners = ((x + width, y), (x + width, y + height), (x, y + height))
    return (("M", (x, y)), *(("L", corner) for corner in corners), ("Z", ()))


def in_place_of(source: str) -> str:
    """Make dots for a formula whose source is not whole: as many more as that grows."""
    return "\N{MIDDLE DOT}" * min(1 + len(source) // 3, MOST_DOTS) if source else ""
