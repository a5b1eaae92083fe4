"""Row specs: values that say what rows of text, code, tables, formulas and images show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum, IntFlag, StrEnum
from itertools import takewhile
from typing import TypeAlias

from chatapp.core.domain.i18n import tr

DEEPEST = 24
"""Levels beyond this one are drawn at its depth: 10,000 nested quotes fit a window."""


class Face(IntFlag):
    """The look of a run of text beside its neighbours."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    STRUCK = 4
    CODE = 8
    RAISED = 16
    MATH = 32
    """A formula's source with its marks; drawn where it can be."""

    def __and__(self, other: int) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The marks that both have. For every run in every frame: a flag of them costs more."""
        return int.__and__(self, other)


class Style(StrEnum):
    """The size of a row's text."""

    BODY = "body"
    H1 = "h1"
    H2 = "h2"
    H3 = "h3"
    H4 = "h4"
    H5 = "h5"
    H6 = "h6"
    SMALL = "small"

    @property
    def heading(self) -> int:
        """Its level among headings; 0 for other text."""
        return int(self.value[1]) if self.value[1:].isdigit() else 0


class Level(Enum):
    """The kinds of block that a row stands in, from outside in."""

    LIST = "list"
    QUOTE = "quote"
    NOTE = "note"
    TIP = "tip"
    IMPORTANT = "important"
    WARNING = "warning"
    CAUTION = "caution"


class Gap(IntEnum):
    """The space above a row."""

    NONE = 0
    TIGHT = 1
    BLOCK = 2
    HEADING = 3


IMAGE = "image:"
"""Begins the link of words that stand for an image; no link in a text begins so."""


class _Value:
    """The base of values that are packed away by the thousand: pickled as class and fields only."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type[_Value], tuple[object, ...]]:
        return type(self), tuple(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Run(_Value):
    """Text of one look; `link` is its target or empty."""

    text: str
    face: Face = Face.PLAIN
    link: str = ""

    @property
    def image(self) -> str:
        """The address of the image that the text stands for, or empty."""
        return image_of(self.link)


def image_of(link: str) -> str:
    """The address of the image that a link would load, or empty."""
    return link.removeprefix(IMAGE) if link.startswith(IMAGE) else ""


@dataclass(frozen=True, slots=True)
class Frame(_Value):
    """The place of a row: its levels, and how many of them the row above shares."""

    levels: tuple[Level, ...] = ()
    shared: int = 0
    gap: Gap = Gap.BLOCK
    rtl: bool | None = None
    """True if its levels stand on the right, as the first letter in them says; None: no letter."""


@dataclass(frozen=True, slots=True)
class TextSpec(_Value):
    """A paragraph, heading or first line of a list item."""

    runs: tuple[Run, ...]
    frame: Frame = field(default_factory=Frame)
    style: Style = Style.BODY
    marker: str = ""
    """Bullet, number or box to the left of the text."""
    tint: Level | None = None
    """The alert whose title this is."""
    note: str = ""
    """The label of the footnote that begins here."""
    joint: str | None = None
    """The characters between the row above and this one, if both are one text: it was long."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class CodeSpec(_Value):
    """A code block."""

    code: str
    language: str = ""
    frame: Frame = field(default_factory=Frame)
    open: bool = False
    """True if more of it may come."""

    @property
    def text(self) -> str:
        return self.code.removesuffix("\n")


@dataclass(frozen=True, slots=True)
class LineSpec(_Value):
    """A line of a table; lines with the same `table` stand together."""

    cells: tuple[tuple[Run, ...], ...]
    aligns: tuple[str, ...]
    """``left``, ``right``, ``center`` or empty, by column."""
    table: int
    """The number of the table within its block."""
    header: bool = False
    frame: Frame = field(default_factory=Frame)
    rtl: bool | None = None
    """True if the first column stands on the right; None where the table has no letter."""
    goes_on: bool = False
    """True if the table began further up: it was long."""

    @property
    def text(self) -> str:
        return "\t".join("".join(run.text for run in cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RuleSpec(_Value):
    """A thematic break."""

    frame: Frame = field(default_factory=Frame)

    @property
    def text(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class MathSpec(_Value):
    """A formula on a line of its own: its source with its marks."""

    source: str
    open: bool = False
    """True if more of it may come."""
    frame: Frame = field(default_factory=Frame)

    @property
    def text(self) -> str:
        return self.source


@dataclass(frozen=True, slots=True)
class ImageSpec(_Value):
    """An image, of which no more than its words are known until the person asks."""

    words: str
    address: str
    frame: Frame = field(default_factory=Frame)

    @property
    def text(self) -> str:
        return self.words or tr("Image")


Spec: TypeAlias = TextSpec | CodeSpec | LineSpec | RuleSpec | MathSpec | ImageSpec


def table_of(spec: Spec) -> int:
    return spec.table if isinstance(spec, LineSpec) else 0


def lines_of(specs: Sequence[Spec], start: int) -> Iterator[LineSpec]:
    """The lines of the table that begins, or goes on, at `start`."""
    table = table_of(specs[start])
    rest = (specs[n] for n in range(start, len(specs)))
    for spec in takewhile(lambda s: table_of(s) == table, rest):
        if isinstance(spec, LineSpec):
            yield spec


def last_runs(spec: TextSpec | LineSpec) -> tuple[Run, ...]:
    """The runs of a paragraph, or of the last cell of a line that has any."""
    if isinstance(spec, TextSpec):
        return spec.runs
    return next((cell for cell in reversed(spec.cells) if cell), ())


def with_last_runs(spec: TextSpec | LineSpec, runs: tuple[Run, ...]) -> TextSpec | LineSpec:
    """`spec` with these in the place of its `last_runs`."""
    if isinstance(spec, TextSpec):
        return replace(spec, runs=runs)
    at = max(number for number, cell in enumerate(spec.cells) if cell)
    return replace(spec, cells=(*spec.cells[:at], runs, *spec.cells[at + 1 :]))
