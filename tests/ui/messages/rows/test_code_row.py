"""A block of code: its lines, its colours and how it scrolls sideways."""

from __future__ import annotations

import sys
import time
from dataclasses import fields
from types import FrameType

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from chatapp.core.highlight import prepare
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.rows.code_row import AT_ONCE, CUT, FOLDED, CodeRow
from chatapp.ui.messages.rows.highlighter import CodeColours, Highlighter
from chatapp.ui.messages.rows.row import AS_IT_WAS, Brush, Mark
from chatapp.ui.messages.rows.row_specs import CodeSpec
from chatapp.ui.messages.rows.text_lines import drawable
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme import theme
from tests.ui.messages.conftest import THEMES
from tests.ui.messages.talk import fill, reply


def row(light: theme.Theme, code: str, language: str = "python") -> tuple[CodeRow, TextStyle]:
    """A block laid out in 400 pixels, its language at hand."""
    prepare(language)
    look = TextStyle(light)
    made = CodeRow(CodeSpec(code, language))
    made.lay_out(look, 400)
    return made, look


def test_what_is_found_in_it_moves_nothing(light: theme.Theme) -> None:
    made, look = row(light, f"first = {'x' * 200}\nsecond = 2\n")
    under = made.bar_area()
    assert not under.isEmpty()
    thumbs: list[list[int]] = []
    for marks in ((), (Mark(0, 5, current=True), Mark(212, 218, current=False))):
        canvas = QImage(400, made.height, QImage.Format.Format_ARGB32_Premultiplied)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        made.paint(painter, Brush(look, 400, QRectF(canvas.rect()), marks=marks))
        painter.end()
        x, bar = int(under.left()) + 9, look.colour.quote_bar
        thumbs.append([y for y in range(made.height) if canvas.pixelColor(x, y) == bar])
    assert thumbs[0]
    assert thumbs[0] == thumbs[1]


def test_half_a_language_name_is_not_shown(light: theme.Theme) -> None:
    """It is there with the first letter of the code."""
    look, made = TextStyle(light), CodeRow(CodeSpec("", "py", open=True))

    def head() -> QImage:
        canvas = QImage(200, 30, QImage.Format.Format_ARGB32_Premultiplied)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        made.paint(painter, Brush(look, 400, QRectF(canvas.rect()), live=True))
        painter.end()
        return canvas

    made.lay_out(look, 400)
    half = head()
    made.spec = CodeSpec("", "python", open=True)
    made.lay_out(look, 400)
    assert head() == half
    made.changed_from = AS_IT_WAS
    made.spec = CodeSpec("x", "python", open=True)
    made.lay_out(look, 400)
    assert made.changed_from == 0
    assert head() != half


def test_short_code_is_coloured_at_once(light: theme.Theme) -> None:
    made, _ = row(light, "def f():\n    return 'x'\n")
    assert made.coloured
    kinds = [kind for _, _, kind in made.colours.between(0, 24)]
    assert kinds[0] == "keyword"
    assert "string" in kinds


def test_long_code_is_coloured_in_slices_to_the_same_end(light: theme.Theme) -> None:
    code = "value = 'text'  # note\n" * (AT_ONCE // 4)
    made, _ = row(light, code)
    assert not made.coloured
    slices = 0
    while not made.colour(time.perf_counter()):
        slices += 1
    assert slices > 3
    assert made.coloured
    kinds = [kind for _, _, kind in made.colours.between(0, 22)]
    assert kinds == ["operator", "string", "comment"]


GROWING = {
    "python": 'def f(a):\n    """Words, def and class,\n    in two lines."""\n    # Not done\n'
    "    return [\n        a,  # one\n        'two',\n    ]\n\n\nx = '''\nif\n'''\nclass A:\n",
    "javascript": "/* if\n * else */\nconst a = `b\n${c} if\n`;\nfunction d() { return 1; } // e\n",
    "css": "a, b {\n  color: red; /* c\n d */\n}\n.e { top: 0 }\n",
    "html": '<!-- a\n<b> -->\n<p class="c">\nwords\n</p>\n',
    "bash": "if true; then\n  echo 'for x\n in'\nfi\n# done\n",
    "json": '{\n  "a": [1,\n    true],\n  "b": "c"\n}\n',
}


@pytest.mark.parametrize("language", GROWING)
def test_code_that_grows_has_its_colours_at_each_step(light: theme.Theme, language: str) -> None:
    """Also the newest letters, as if all of it were read again."""
    look = TextStyle(light)
    prepare(language)
    code = GROWING[language] * 6
    grown = CodeRow(CodeSpec("", language, open=True))
    for size in range(3, len(code), 7):
        grown.spec = CodeSpec(code[:size], language, open=True)
        grown.lay_out(look, 600)
        shown = grown.text
        whole = Highlighter(shown, language)
        whole.work(None)
        assert seen(grown.colours, shown) == seen(whole, shown), shown[-60:]
    grown.spec = CodeSpec(code, language)
    grown.lay_out(look, 600)
    assert grown.coloured


def seen(colours: CodeColours | Highlighter, code: str) -> list[str]:
    """The kind of each character that can be seen."""
    kinds = [""] * len(code)
    for low, high, kind in colours.between(0, len(code)):
        kinds[low:high] = [kind] * (high - low)
    return [kind for kind, char in zip(kinds, code, strict=True) if not char.isspace()]


def test_code_that_grows_keeps_its_count(light: theme.Theme) -> None:
    whole = "one\ntwo\n\n" + "x" * (2 * CUT + 10) + "\nlast"
    made, look = row(light, "")
    for end in range(0, len(whole), 7):
        made.spec = CodeSpec(whole[:end], "")
        made.lay_out(look, 400)
    made.spec = CodeSpec(whole, "")
    made.lay_out(look, 400)
    fresh, _ = row(light, whole, "")
    assert made.starts == fresh.starts
    assert made.height == fresh.height


@pytest.mark.parametrize("lines", ["if one:\n\treturn\n", "größe = 1\n名字 = 2\n"])
def test_long_code_is_counted_at_one_go(light: theme.Theme, lines: str) -> None:
    """Nothing is called for each of its lines: a fence may arrive with all of them in it."""
    code = lines * 5_000
    made, look = CodeRow(CodeSpec(code, "")), TextStyle(light)
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        made.lay_out(look, 400)
    finally:
        sys.setprofile(before)
    assert len(made.starts) == 10_000
    assert calls < 1_000


@pytest.mark.parametrize("wide", ["x" * 90, "x\t" * 40, "x\r\t" * 40, "größe\t" * 20, "字" * 80])
def test_its_width_is_that_of_its_widest_line(light: theme.Theme, wide: str) -> None:
    """Wherever that stands, and also where another line is cut."""
    alone, _ = row(light, wide, "")
    assert alone.scroll_range()
    many = "字 = ä\n" * 400
    for code in (f"{wide}\nshort\n", f"\nshort\n\t\n{wide}", f"{many}{wide}\n{many}"):
        assert row(light, code, "")[0].scroll_range() == alone.scroll_range()
    cut = "y" * (CUT + 1)
    assert row(light, f"{wide}\n{cut}", "")[0].starts[:2] == [0, len(wide) + 1]
    assert row(light, f"{wide}\n{cut}", "")[0].scroll_range() > alone.scroll_range()


@pytest.mark.parametrize("around", ["a", "größe 字"])
def test_what_cannot_be_drawn_is_replaced_one_for_one(around: str) -> None:
    for char, shown in (("\0", "\ufffd"), ("\ud800", "\ufffd"), ("\udfff", "\ufffd"), ("\r", " ")):
        assert drawable(f"{around}{char}{around}") == f"{around}{shown}{around}"
    assert drawable(f"{around}\ud7ff\ue000") == f"{around}\ud7ff\ue000"


def test_the_estimate_is_the_height(light: theme.Theme) -> None:
    made, look = row(light, "a\nb\nc\n")
    assert made.estimate(look, 400) == made.height


def test_scrolls_sideways_within_its_range(light: theme.Theme) -> None:
    made, _ = row(light, "x" * 300)
    assert made.scroll_range() > 0
    made.scroll_to(10_000)
    assert made.scrolled() == made.scroll_range()
    made.scroll_to(-5)
    assert made.scrolled() == 0
    narrow, _ = row(light, "x")
    assert narrow.scroll_range() == 0


def test_the_last_line_is_coloured_like_the_others(light: theme.Theme) -> None:
    made, _ = row(light, "- old\n+ new", "diff")
    assert [kind for _, _, kind in made.colours.between(0, 11)] == ["deleted", "inserted"]


def long_row(
    light: theme.Theme, lines: int = 312, *, arriving: bool = False
) -> tuple[CodeRow, TextStyle]:
    look = TextStyle(light)
    code = "\n".join(f"line {n}" for n in range(lines))
    made = CodeRow(CodeSpec(code, "text", open=arriving))
    made.lay_out(look, 600)
    return made, look


def names(made: CodeRow) -> list[str]:
    return [button.label for button in made.buttons()]


def test_long_code_is_folded(light: theme.Theme) -> None:
    made, look = long_row(light)
    folded = made.height
    assert folded < 48 * look.code_line
    assert names(made)[-1] == "Show all 312 lines"
    assert made.estimate(look, 600) == folded
    assert made.press("fold")
    made.lay_out(look, 600)
    assert made.height == folded + (312 - FOLDED) * look.code_line
    assert names(made)[-1] == "Show less"
    assert made.press("fold")
    made.lay_out(look, 600)
    assert made.height == folded
    assert made.text.endswith("line 311")
    assert long_row(light, FOLDED)[0].buttons()[-1].verb == "copy"


def test_code_that_arrives_stays_unfolded(light: theme.Theme) -> None:
    made, look = long_row(light, 50, arriving=True)
    made.spec = CodeSpec(made.text, "text")
    made.lay_out(look, 600)
    assert made.height > 50 * look.code_line
    assert names(made)[-1] == "Show less"


def test_what_is_looked_for_is_unfolded(light: theme.Theme) -> None:
    made, look = long_row(light)
    assert not made.reveal(10)
    assert made.reveal(made.text.index("line 200"))
    made.lay_out(look, 600)
    assert made.height > 300 * look.code_line


def test_wrapping_is_switched_by_block(light: theme.Theme) -> None:
    look = TextStyle(light)
    code = "def f():\n    return '" + "word " * 60 + "'\n\tx = '" + "漢" * 100 + "'"
    made = CodeRow(CodeSpec(code, "python"))
    made.lay_out(look, 400)
    before = made.height
    assert made.scroll_range() > 0
    assert not made.bar_area().isEmpty()
    assert names(made) == ["Wrap", "Copy"]
    made.press("wrap")
    made.lay_out(look, 400)
    assert made.height > before
    assert made.scroll_range() == 0
    assert [b.checked for b in made.buttons()] == [True, None]
    assert made.text == code
    made.lay_out(look, 800)
    assert made.scroll_range() == 0
    made.press("wrap")
    made.lay_out(look, 400)
    assert made.height == before


def test_the_scroll_bar_is_dragged(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [reply(1, "```\n" + "wide " * 400 + "\n```")])
    item = view.column.item(0)
    assert item is not None
    made = item.sections[Slot.TEXT].rows[0]
    area = made.bar_area()
    top = item.row_top(Slot.TEXT, 0) - view.scroller.value
    at = QPoint(view.scroller.left + int(area.left()) + 5, top + int(area.center().y()))
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(port, at + QPoint(100, 0))
    assert made.scrolled() > 100
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at + QPoint(2000, 0))
    qtbot.mouseMove(port, at)
    assert view.selected.selection is None
    assert made.scrolled() > 100


@pytest.mark.parametrize("dark", [False, True])
def test_colours_of_code_can_be_read(dark: bool) -> None:
    look = theme.load(THEMES, dark=dark)
    inks = [getattr(look.code, f.name) for f in fields(theme.CodeColours)]
    for ink in (*inks, look.colour.code_text, look.colour.text_quiet):
        assert contrast(ink, look.colour.code_surface) >= 4.5
    for name in ("text", "text_quiet", "link", "accent", "danger", "success"):
        assert contrast(getattr(look.colour, name), look.colour.window) >= 4.5


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours (WCAG 2.2)."""

    def light(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
