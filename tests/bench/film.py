"""Films of replies that flow in: pictures a tenth of a second apart, laid side by side.

``python -m tests.bench.film FOLDER`` draws one for each kind of block, in the light and the dark
theme, off the screen: to be looked at for lines that jump, source that flashes, wrong colours.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from chatapp import start
from chatapp.core.domain.conversation import Phase, Status
from chatapp.core.domain.events import Grew, PartKind, PhaseChanged, Started
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme import style_sheet, theme
from tests.ui.messages.talk import CONVERSATION, question, reply

KINDS = {
    "prose": "The first sentence has some words. The second one goes on to the next line, as it "
    "is long enough for that.\n\nA paragraph follows, with numbers such as 3.5 and a dash - here.",
    "emphasis": "Some **bold words** and *slanted ones*, ***both***, `code` and ~~struck~~ ones.",
    "link": "See [the page of the project](http://example.com/a_page) or http://example.com/x now.",
    "list": "What to do:\n\n- first\n- second, with **bold**\n  1. within\n  2. it\n- third\n",
    "quote": "> Quoted **words**\n> that go on\n>\n> - and a list\n\nAfter it.",
    "table": "| Name | Price |\n|:--|--:|\n| Apple | 1.20 |\n| A longer name | `12` |\n\nAfter it.",
    "code": "Like so:\n\n```python\ndef add(a, b):\n    return a + b  # both\n```\n\nAfter it.",
    "formula": "It is $\\frac{a}{b}$ here, and:\n\n$$\nx = \\frac{-b \\pm d}{2a}\n$$\n\nSo.",
    "thinking": "First I look at it.\n\n**Then** I think about $x^2$, and\n\n- a list\n- of more",
}
PIECE, EVERY_MS = 4, 100
"""Characters a frame, and the time between two."""
ACROSS = 6
SIZE = QRect(0, 0, 420, 230)


def film(kind: str, *, dark: bool) -> QImage:
    """All frames of one reply."""
    worn = theme.load(Path("resources", "themes"), dark=dark)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    style_sheet.apply(application, worn)
    view = MessageView(worn)
    view.resize(SIZE.size())
    view.show()
    view.open(CONVERSATION, [])
    view.apply([Started(CONVERSATION, question(0, "So?"), reply(0, "", status=Status.STREAMING))])
    part = PartKind.THINKING if kind == "thinking" else PartKind.TEXT
    phase = Phase.THINKING if kind == "thinking" else Phase.WRITING
    view.apply([PhaseChanged(CONVERSATION, "a0", phase, "")])
    text, frames = KINDS[kind], list[QImage]()
    for at in range(0, len(text), PIECE):
        view.apply([Grew(CONVERSATION, "a0", part, text[at : at + PIECE])])
        if at == 0 and kind == "thinking":
            view.scroller.unfold(1, True)
            view.scroller.go_to_end()
        QTest.qWait(EVERY_MS)
        frames.append(view.viewport().grab(SIZE).toImage())
    view.close()
    rows = -(-len(frames) // ACROSS)
    width, height = SIZE.width() + 2, SIZE.height() + 2
    sheet = QImage(ACROSS * width, rows * height, QImage.Format.Format_RGB32)
    sheet.fill(QColor("red"))
    painter = QPainter(sheet)
    for number, frame in enumerate(frames):
        row, column = divmod(number, ACROSS)
        corner = QPoint(column * width, row * height)
        painter.drawImage(corner, frame)
    painter.end()
    return sheet


def main() -> None:
    """See the module."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    start.make_application()
    only = sys.argv[2:] or list(KINDS)
    for kind in only:
        for dark in (False, True):
            film(kind, dark=dark).save(str(folder / f"{kind}-{'dark' if dark else 'light'}.png"))


if __name__ == "__main__":
    main()
