"""Formulas in a view: drawn off the thread, on the baseline, copied as their source."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from chatapp.core.markdown import blocks
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.rows.formula_row import MathRow
from chatapp.ui.messages.rows.formulas import Formulas, bare
from chatapp.ui.messages.rows.row_builder import rows
from chatapp.ui.messages.rows.row_specs import Face, MathSpec, Run, Style, TextSpec
from chatapp.ui.messages.rows.table_row import LineRow
from chatapp.ui.messages.rows.text_row import TextRow
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme.theme import Theme
from tests.ui.messages.talk import fill, reply

FRACTION = r"$\frac{a}{b}$"


def drawn(qtbot: QtBot, light: Theme, *sources: str) -> TextStyle:
    """A look whose formulas are drawn already."""
    formulas = Formulas()
    for source in sources:
        tex, display = bare(source)
        formulas.ink(tex, display=display)
    qtbot.waitUntil(lambda: not formulas.busy)
    return TextStyle(light, formulas)


def test_marks_are_not_tex() -> None:
    assert bare("$x$") == ("x", False)
    assert bare(r"\(x\)") == ("x", False)
    assert bare("$$x$$") == ("x", True)
    assert bare(r"\[x\]") == ("x", True)
    assert bare(r"\begin{a}") == (r"\begin{a}", True)


def test_source_first_then_the_drawing(qtbot: QtBot, light: Theme) -> None:
    formulas = Formulas()
    look = TextStyle(light, formulas)
    runs = (Run("Let "), Run(FRACTION, Face.MATH), Run(" be."))
    before = Typeset(runs, look, 600)
    assert before.waiting
    qtbot.waitUntil(lambda: not formulas.busy)
    after = Typeset(runs, look, 600, before=before)
    assert not after.waiting
    assert after.natural < before.natural
    assert after.height > before.height


def test_offsets_are_those_of_the_source(qtbot: QtBot, light: Theme) -> None:
    look = drawn(qtbot, light, FRACTION)
    text = "😀 Let " + FRACTION + " be 😀."
    made = Typeset((Run("😀 Let "), Run(FRACTION, Face.MATH), Run(" be 😀.")), look, 600)
    start, end = text.index("$"), text.index(" be")
    (box,) = made.boxes(start, end)
    assert made.offset_at(box.topLeft() + QPointF(1, 5)) == start
    assert made.offset_at(box.topRight() + QPointF(1, 5)) == end
    assert made.offset_at(QPointF(599, 5)) == len(text)
    offsets = {made.offset_at(QPointF(x, 5)) for x in range(600)}
    assert not offsets & set(range(start + 1, end))


def test_a_formula_is_never_broken(qtbot: QtBot, light: Theme) -> None:
    look = drawn(qtbot, light, "$x^2 + y^2 = z^2$")
    runs = tuple(Run("$x^2 + y^2 = z^2$", Face.MATH) for _ in range(300))
    made = Typeset(runs, look, 400)
    length = len(runs[0].text)
    assert len(made.lines) > 50
    assert all(line.start % length == 0 for line in made.lines)
    assert made.natural <= 400


def test_what_cannot_be_drawn_stays(qtbot: QtBot, light: Theme) -> None:
    look = drawn(qtbot, light, r"$\unknown{x}$")
    made = Typeset((Run(r"$\unknown{x}$", Face.MATH),), look, 600)
    assert not made.waiting
    assert made.natural > 60
    source = "$$" + "x" * 5000 + "$$"
    spec = next(s for b in blocks(source) for s in rows(b.element))
    assert isinstance(spec, MathSpec)
    row = MathRow(spec)
    look = drawn(qtbot, light, source)
    row.lay_out(look, 300)
    assert row.height > 20 * look.line(Style.BODY)
    assert row.text == source


def test_an_open_formula_waits_for_its_end(qtbot: QtBot, light: Theme) -> None:
    look = TextStyle(light, Formulas())
    (block,) = blocks("$$\n\\frac{a\n$$")
    (spec,) = rows(block.element, closed=False)
    assert isinstance(spec, MathSpec)
    row = MathRow(spec)
    row.lay_out(look, 300)
    assert not row.waiting
    assert look.formulas is not None
    assert not look.formulas.busy


def test_paints_in_the_colour_of_the_text(qtbot: QtBot, light: Theme) -> None:
    look = drawn(qtbot, light, r"$\rule{2em}{1em}$")
    assert look.formulas is not None
    ink = look.formulas.ink(r"\rule{2em}{1em}", display=False)
    assert ink is not None
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    ink.paint(painter, QPointF(10, 40), 20, QColor("#123456"))
    painter.end()
    assert image.pixelColor(30, 30) == QColor("#123456")
    assert image.pixelColor(30, 45) == QColor("white")


def test_a_kept_picture_looks_as_if_it_were_filled(qtbot: QtBot, light: Theme) -> None:
    look = drawn(qtbot, light, FRACTION)
    assert look.formulas is not None
    ink = look.formulas.ink(bare(FRACTION)[0], display=False)
    assert ink is not None
    images = [QImage(160, 90, QImage.Format.Format_RGB32) for _ in range(3)]
    for number, image in enumerate(images):
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.translate(3, 2)
        place, colour = QPointF(10.3, 40.5), QColor("#123456")
        if number:
            look.prints.paint(ink, painter, place, 20, colour)
        else:
            ink.paint(painter, place, 20, colour)
        painter.end()
    filled, first, second = images
    assert first == second
    assert any(first.pixelColor(x, 42) != QColor("white") for x in range(160))
    for x in range(160):
        for y in range(90):
            one, other = filled.pixelColor(x, y), first.pixelColor(x, y)
            assert abs(one.red() - other.red()) < 4


def test_the_budget_lets_the_oldest_go(qtbot: QtBot, light: Theme) -> None:
    formulas = Formulas(budget=50)
    formulas.ink("a", display=False)
    formulas.ink("b", display=False)
    qtbot.waitUntil(lambda: not formulas.busy)
    assert formulas.ink("b", display=False) is not None
    assert formulas.ink("a", display=False) is None
    qtbot.waitUntil(lambda: not formulas.busy)


def test_copies_and_says_the_source(light: Theme) -> None:
    (spec,) = rows(blocks(f"Let {FRACTION} be.")[0].element)
    assert isinstance(spec, TextSpec)
    assert TextRow(spec).text == f"Let {FRACTION} be."


def test_a_table_is_as_wide_as_its_formulas(qtbot: QtBot, view: MessageView) -> None:
    source = r"$\sum_{i=1}^{n} i = \frac{n(n+1)}{2}$"
    fill(view, [reply(1, f"| a | b |\n|-|-|\n| 1 | {source} |")])
    qtbot.waitUntil(lambda: not view.formulas.busy)
    view.grab()
    item = view.column.item(0)
    assert item is not None
    row = item.sections[Slot.TEXT].rows[1]
    assert isinstance(row, LineRow)
    assert not row.waiting
    ink = view.formulas.ink(bare(source)[0], display=False)
    assert ink is not None
    drawn = ink.width * view.look.formula_size(Style.BODY)
    assert drawn < row.columns.widths[1] < drawn + 60
