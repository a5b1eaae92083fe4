"""Text from right to left, in a window of either direction, and the window mirrored."""

from __future__ import annotations

from collections.abc import Callable, Generator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Problem, Status
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.table_row import LineRow
from chatapp.ui.messages.rows.text_row import TextRow
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import fill, question, reply

HEBREW = """שלום לכולם, זו **פסקה** ארוכה עם `code` בתוכה, ארוכה מספיק כדי שתישבר לשורה שנייה בחלון.

- פריט ראשון
- item

> ציטוט שהוא ארוך מאוד, ארוך מספיק כדי להגיע עד לקצה השני של העמודה ולהמשיך בשורה הבאה.

> [!NOTE]
> הערה

| שם | כמות |
|---|---|
| תפוח | 12 |

```python
print("שלום")
```

12, 34
"""
ENGLISH = """Hello, everybody.

- first item
- second

> A quote.

| Name | Count |
|---|---|
| Apple | 12 |

![A picture](https://pictures.example.org/one.png)
"""
WIDE = (
    "| "
    + " | ".join(f"עמודה{n}" for n in range(14))
    + " |\n|"
    + "---|" * 14
    + "\n| "
    + " | ".join(f"תא{n}" for n in range(14))
    + " |\n"
)


@pytest.fixture
def mirrored(qapp: QApplication) -> Generator[None]:
    """A program that runs from right to left."""
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(before)


@pytest.fixture(params=[False, True], ids=["from the left", "mirrored"])
def directed(request: pytest.FixtureRequest) -> bool:
    """Each test of it runs in a window of either direction; True for the mirrored one."""
    if request.param:
        request.getfixturevalue("mirrored")
    return bool(request.param)


def item_of(view: MessageView, number: int) -> Item:
    found = view.column.item(number)
    assert found is not None
    return found


def rows_of(view: MessageView, number: int = 1) -> list[Row]:
    """The rows of a message's text, laid out."""
    section = item_of(view, number).sections[Slot.TEXT]
    for place in range(len(section.rows)):
        section.lay_out(place)
    return list(section.rows)


def row_with(view: MessageView, words: str) -> Row:
    return next(row for row in rows_of(view) if words in row.text)


def ink(view: MessageView, row: Row, colour: QColor, width: int = 0) -> tuple[int, int]:
    """From where to where something of this very colour is painted of a row."""
    width = width or view.column.width
    canvas = QImage(width, max(row.height, 1), QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    row.paint(painter, Brush(view.look, width, QRectF(0, 0, width, row.height)))
    painter.end()
    seen = [
        x
        for x in range(width)
        if any(canvas.pixelColor(x, y) == colour for y in range(canvas.height()))
    ]
    return (seen[0], seen[-1]) if seen else (-1, -1)


def test_each_text_has_its_own_side_in_every_window(
    directed: bool, make_view: Callable[[], MessageView]
) -> None:
    view = make_view()
    fill(view, [question(0), reply(0, HEBREW), question(1), reply(1, ENGLISH)])
    width = view.column.width
    first = row_with(view, "שלום")
    assert first.boxes(0, 1)[0].right() > width - 3
    quote, bar = row_with(view, "ציטוט"), view.look.colour.quote_bar
    assert min(ink(view, quote, bar)) > width - 24
    assert max(box.right() for box in quote.boxes(0, len(quote.text))) < min(ink(view, quote, bar))
    item = row_with(view, "item")
    assert item.turned  # its list is Hebrew, and so the marker stands on the right
    assert item.boxes(0, 1)[0].left() < 1
    title = row_with(view, "Note")
    assert title.turned
    assert title.boxes(0, 4)[0].right() > width - 24 - 40

    assert not any(row.turned for row in rows_of(view, 3) if row.frame.levels)
    assert max(ink(view, rows_of(view, 3)[3], bar)) < 24
    digits = row_with(view, "12, 34")
    at = digits.boxes(0, 1)[0].left()
    assert at > width - 100 if directed else at < 1


def test_tables_begin_on_the_side_of_their_words(
    directed: bool, make_view: Callable[[], MessageView]
) -> None:
    view = make_view()
    fill(view, [question(0), reply(0, HEBREW), question(1), reply(1, ENGLISH)])
    for number, hebrew in ((1, True), (3, False)):
        line = next(row for row in rows_of(view, number) if isinstance(row, LineRow))
        boxes = [line.boxes(0, 1)[0], line.boxes(len(line.text) - 1, len(line.text))[0]]
        assert (boxes[0].left() > boxes[1].left()) is hebrew
        assert (boxes[0].right() > view.column.width - 40) is hebrew


def test_code_runs_to_the_right_in_every_window(
    directed: bool, make_view: Callable[[], MessageView]
) -> None:
    view = make_view()
    fill(view, [question(0), reply(0, HEBREW)])
    (code,) = [row for row in rows_of(view) if isinstance(row, CodeRow)]
    assert code.boxes(0, 1)[0].left() < 20
    buttons = code.buttons()
    assert buttons[-1].rect.right() > view.column.width - 20


def test_every_character_is_hit_where_it_is_drawn(
    directed: bool, make_view: Callable[[], MessageView]
) -> None:
    view = make_view()
    fill(view, [question(0), reply(0, HEBREW + "\n" + ENGLISH)])
    for row in rows_of(view):
        if not isinstance(row, TextRow | LineRow):
            continue
        for offset in range(len(row.text)):
            boxes = row.boxes(offset, offset + 1)
            if row.text[offset].isspace() or not boxes or boxes[0].width() < 2:
                continue
            box = boxes[0]
            sides = [box.left() + 0.3, box.right() - 0.3]
            hits = {row.offset_at(QPointF(x, box.center().y())) for x in sides}
            # Where two directions meet, one of the sides is another character's too.
            assert hits & {offset, offset + 1}, (row.text, offset)


def test_a_drag_selects_what_it_passes_over(
    directed: bool, make_view: Callable[[], MessageView]
) -> None:
    view = make_view()
    fill(view, [question(0), reply(0, "שלום לכם\n\n- אחת שתיים")])
    item = item_of(view, 1)
    rows = rows_of(view)

    def spot(row: int, offset: int) -> QPoint:
        box = rows[row].boxes(offset, offset + 1)[0]
        top = view.column.heights.above(1) + item.row_top(Slot.TEXT, row) - view.scroller.value
        x = view.scroller.left + item.sections[Slot.TEXT].left + box.right() - 1
        return QPointF(x, top + box.center().y()).toPoint()

    port, left = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=spot(0, 5))
    QTest.mouseMove(port, spot(1, 2))
    QTest.mouseMove(port, spot(1, 4))
    QTest.mouseRelease(port, left, pos=spot(1, 4))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "לכם\n\n• אחת "
    # The arrow keys follow the eye: text that runs to the left goes on to the left.
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "לכם\n\n• אחת ש"
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "לכם\n\n• אחת שתיים"


def test_a_wide_table_shows_its_first_column_first(
    directed: bool, make_view: Callable[[], MessageView]
) -> None:
    view = make_view()
    fill(view, [question(0), reply(0, WIDE)])
    line = rows_of(view)[-1]
    assert line.scroll_range() > 0
    assert line.boxes(0, 1)[0].right() > view.column.width - 20
    assert line.scrolled() == line.scroll_range()
    line.scroll_to(0)
    assert line.boxes(len(line.text) - 1, len(line.text))[0].left() < 80
    assert line.scrolled() == 0


def edges(view: MessageView, number: int, name: str) -> tuple[float, float]:
    """The distances of a message's button from the column's left and right."""
    (rect,) = [b.rect for b in item_of(view, number).buttons() if b.name == name]
    return rect.left(), view.column.width - rect.right()


def chat(view: MessageView) -> None:
    problem = Problem("refused", "The key was refused.")
    fill(
        view,
        [
            question(0),
            reply(0, 3 * ENGLISH, thinking="Hm.", versions=3),
            question(1),
            reply(1, "Half", status=Status.FAILED, problem=problem),
        ],
    )


def tip(view: MessageView) -> int:
    """The distance by which the arrow that leads on has its tip to the right of its ends."""
    image = view.look.icon("chevron-right", "text", 1.0).toImage()
    size = image.width()

    def darkest(y: int) -> int:
        return max(range(size), key=lambda x: image.pixelColor(x, y).alpha())

    return darkest(size // 2) - darkest(size // 4)


def test_what_is_around_the_texts_is_mirrored(
    make_view: Callable[[], MessageView], request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    plain = make_view()
    chat(plain)
    arrow = tip(plain)
    request.getfixturevalue("mirrored")
    turned = make_view()
    chat(turned)
    width = plain.column.width
    assert turned.column.width == width
    for number in (0, 2):
        left, right = item_of(turned, number).bubble_rect(), item_of(plain, number).bubble_rect()
        assert left.left() == width - right.right()
        assert left.size() == right.size()
    for number, name in ((0, "Copy"), (1, "Copy"), (1, "Thinking"), (1, "Next version")):
        assert edges(turned, number, name) == edges(plain, number, name)[::-1]
    for name in ("Continue", "Retry"):
        assert edges(turned, 3, name) == edges(plain, 3, name)[::-1]
    # The scroll bar has changed sides: the column stands in the middle all the same.
    qtbot.waitUntil(lambda: turned.viewport().x() > 0)
    middle = turned.viewport().x() + turned.scroller.left + width / 2
    assert abs(middle - turned.width() / 2) <= 1
    assert tip(turned) < 0 < arrow
    for real in turned.controls.buttons:
        place = turned.controls.pos().x() + real.x() - turned.scroller.left
        assert any(abs(b.rect.left() - place) <= 1 for b in item_of(turned, 3).buttons())


def test_the_text_one_reads_with_a_caret_stands_as_it_is_painted(
    directed: bool, make_view: Callable[[], MessageView], qtbot: QtBot
) -> None:
    view = make_view()
    fill(view, [question(0), reply(0, HEBREW)])
    qtbot.waitUntil(lambda: not item_of(view, 1).waiting)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    reader = view.caret_reader.reader
    assert reader is not None
    qtbot.waitUntil(lambda: 'print("שלום")' in reader.toPlainText())
    document = reader.document()
    block, directions = document.begin(), dict[str, Qt.LayoutDirection]()
    while block.isValid():
        directions[block.text()] = block.textDirection()
        if "ציטוט" in block.text():
            assert block.blockFormat().rightMargin() > 0
            assert block.blockFormat().leftMargin() == 0
        block = block.next()
    assert directions['print("שלום")'] is Qt.LayoutDirection.LeftToRight
    assert directions["• פריט ראשון"] is Qt.LayoutDirection.RightToLeft
