"""Heavy text: worked on between turns of the event loop, and readable meanwhile."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from chatapp.core.highlight import is_prepared, prepare
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import fill, reply

LINES = 5000
TABLE_ROWS = 3000


def code_of(view: MessageView) -> CodeRow:
    """The only block of the only message."""
    item = view.column.item(0)
    assert item is not None
    (row,) = item.sections[Slot.TEXT].rows
    assert isinstance(row, CodeRow)
    return row


def colours(view: MessageView) -> int:
    """The number of colours in the upper part of the viewport: text has many, a surface few."""
    image: QImage = view.viewport().grab().toImage()
    return len({image.pixel(x, y) for x in range(60, 400) for y in range(60, 300)})


def test_a_long_block_is_coloured_between_turns(qtbot: QtBot, view: MessageView) -> None:
    prepare("python")
    code = "\n".join(f"def f{n}(a, b='x'):  # note {n}" for n in range(LINES))
    fill(view, [reply(0, f"```python\n{code}\n```")])
    qtbot.waitUntil(lambda: (item := view.column.item(0)) is not None and not item.waiting)
    row = code_of(view)
    reached: list[int] = []
    turns = QTimer(interval=0)
    turns.timeout.connect(lambda: reached.append(row.colours.reached))
    turns.start()
    if not row.unfolded:
        view.message_actions.do_in_row(0, Slot.TEXT, 0, "fold")
    view.scroller.to_message(0)
    assert not row.coloured
    assert colours(view) > 10
    qtbot.waitUntil(lambda: row.coloured, timeout=90_000)
    between = {at for at in reached if 0 < at < len(code)}
    assert len(between) > 3
    assert row.colours.reached >= len(code)


def test_a_language_not_at_hand_is_fetched_while_the_code_is_read(
    qtbot: QtBot, view: MessageView
) -> None:
    assert not is_prepared("ada")
    fill(view, [reply(0, "```ada\n" + "procedure Hello is begin null; end Hello;\n" * 20 + "```")])
    row = code_of(view)
    assert not row.coloured
    assert colours(view) > 10
    assert not is_prepared("ada")
    qtbot.waitUntil(lambda: row.coloured)
    kinds = {kind for _, _, kind in row.colours.between(0, 40)}
    assert "keyword" in kinds


def test_a_language_nobody_knows_stays_plain(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [reply(0, "```nosuchlanguage\ntext\n```")])
    qtbot.waitUntil(lambda: code_of(view).coloured)
    assert list(code_of(view).colours.between(0, 4)) == []


def laid(rows: Sequence[Row]) -> list[int]:
    """The rows that have a layout."""
    return [number for number, row in enumerate(rows) if row.laid]


def test_a_long_table_is_laid_out_only_where_it_is_seen(qtbot: QtBot, view: MessageView) -> None:
    lines = "\n".join(f"| {n} | value {n} | and **{n}** |" for n in range(TABLE_ROWS))
    fill(view, [reply(0, f"| a | b | c |\n|---|---|---|\n{lines}")])
    item = view.column.item(0)
    assert item is not None
    rows = item.sections[Slot.TEXT].rows
    assert item.waiting
    assert rows
    assert laid(rows)
    assert colours(view) > 10
    qtbot.waitUntil(lambda: not item.waiting, timeout=30_000)
    rows = item.sections[Slot.TEXT].rows
    assert len(rows) == TABLE_ROWS + 1
    view.scroller.go_to_end()
    assert rows[-1].laid
    assert len(laid(rows)) < TABLE_ROWS / 10
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    seen = [
        row
        for _, row, _ in item.visible(
            view.scroller.value, view.scroller.value + view.viewport().height()
        )
    ]
    assert len(seen) > 5
    assert all(rows[number].laid for number in seen)
    assert len(laid(rows)) < TABLE_ROWS / 10


def test_the_grammar_is_fetched_after_the_window_was_painted() -> None:
    script = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from chatapp.ui.theme import theme
from chatapp.ui.messages.view import MessageView
from chatapp.ui.messages.live.preload import GRAMMAR
application = QApplication([])
view = MessageView(theme.load(Path("resources/themes"), dark=False))
view.show()
view.grab()
assert GRAMMAR not in sys.modules
while GRAMMAR not in sys.modules:
    application.processEvents()
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
