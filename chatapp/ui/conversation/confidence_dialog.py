"""The dialog that shows how sure a model was of each word, and what else it might have said."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QTextEdit, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import decimal, number, tr
from chatapp.core.invisible import one_line
from chatapp.core.reply_extras.probabilities import Token, leads_on
from chatapp.ui.theme.style_sheet import mix
from chatapp.ui.theme.theme import Size, Space, Theme
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.form_rows import words
from chatapp.ui.widgets.plain_text import show_tip

_BOUNDS = (0.9, 0.5, 0.2)
"""Probabilities below which a word is marked, each time more."""
_SOURCE = Qt.ItemDataRole.UserRole


class ConfidenceDialog(QDialog):
    """Shows the tokens of a reply; the caret or the pointer tells about one."""

    wanted = Signal(str)
    """The text that a new version is to begin with."""

    def __init__(
        self, tokens: Sequence[Token], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Confidence - Chatapp"))
        self._tokens, self._theme = list(tokens), theme
        self._starts = array("q")
        self._at = -1
        self.legend = words(
            tr(
                "Underlined words were less certain: dotted below 90%, dashed below 50%, wavy "
                "below 20%. Place the caret on a word to see what else the model considered."
            ),
            "quiet",
        )
        self.reader = QTextEdit()
        self.reader.setReadOnly(True)
        self.reader.setTabChangesFocus(True)
        self.reader.setAccessibleName(tr("Reply"))
        by = Qt.TextInteractionFlag
        self.reader.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self.told = words(kind="strong")
        self.others = QListWidget()
        self.others.setAccessibleName(tr("Alternatives"))
        self.others.setMaximumHeight(Size.TEXT_AREA)
        self.go_on = text_button(tr("Go on from here with this word"), "primary")
        self.close_button = text_button(tr("Close"))
        buttons = FlowLayout(None, Space.S, to_end=True)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self.legend)
        column.addWidget(self.reader, 1)
        column.addWidget(self.told)
        column.addWidget(self.others)
        column.addLayout(buttons)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.DIALOG_WIDTH, Size.DIALOG_HEIGHT)
        self.reader.cursorPositionChanged.connect(self._moved)
        self.reader.viewport().installEventFilter(self)
        self.others.currentItemChanged.connect(self._offer)
        self.others.itemActivated.connect(self._go_on)
        self.go_on.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self.reject)
        self._write()
        self.reader.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Draw the marks in `theme`."""
        self._theme = theme
        self._write()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of the word under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cursor = self.reader.cursorForPosition(event.pos())
            number = self._number(cursor.position())
            show_tip(event.globalPos(), self._tip(number), self.reader)
            return True
        return super().eventFilter(watched, event)

    def _write(self) -> None:
        cursor = self.reader.textCursor()
        place = cursor.position()
        self.reader.blockSignals(True)
        self.reader.clear()
        writer = QTextCursor(self.reader.document())
        writer.beginEditBlock()
        self._starts = array("q")
        for level, run in groupby(self._stretches(), key=lambda stretch: stretch[1]):
            writer.insertText("".join(text for text, _ in run), self._look(level))
        writer.endEditBlock()
        cursor = self.reader.textCursor()
        cursor.setPosition(min(place, max(self.reader.document().characterCount() - 2, 0)))
        self.reader.setTextCursor(cursor)
        self.reader.blockSignals(False)
        self._at = -1
        self._moved()

    def _stretches(self) -> Iterator[tuple[str, int]]:
        """The text in stretches of a level each; spaces before a word are not marked with it."""
        at = 0
        for token in self._tokens:
            self._starts.append(at)
            # One character for one, as the document has them.
            shown = token.text.replace("\r\n", " \n").replace("\r", "\n")
            body = shown.lstrip() or shown
            yield shown.removesuffix(body), 0
            yield body, _level(token.probability)
            at += len(shown.encode("utf-16-le", "surrogatepass")) // 2

    def _look(self, level: int) -> QTextCharFormat:
        """A line below the words and a ground behind them: colour is not all that tells."""
        look, c = QTextCharFormat(), self._theme.colour
        look.setForeground(c.text)
        if not level:
            return look
        kinds = QTextCharFormat.UnderlineStyle
        line = (kinds.DotLine, kinds.DashUnderline, kinds.WaveUnderline)[level - 1]
        look.setUnderlineStyle(line)
        look.setUnderlineColor(c.danger if level == len(_BOUNDS) else c.warning_text)
        look.setBackground(self._ground(level))
        return look

    def _ground(self, level: int) -> QColor:
        c = self._theme.colour
        if level == len(_BOUNDS):
            return c.danger_surface
        return c.warning_surface if level > 1 else mix(c.warning_surface, c.window, 0.5)

    def _number(self, place: int) -> int:
        """The number of the token at a place of the document; -1 for none."""
        return bisect_right(self._starts, place) - 1

    def _moved(self) -> None:
        number = self._number(self.reader.textCursor().position())
        if number == self._at:
            return
        self._at = number
        token = self._tokens[number] if number >= 0 else None
        self.told.setText(_said(token) if token else "")
        self.told.setAccessibleName(one_line(self.told.text()))
        self.others.clear()
        for text, probability in token.others if token else ():
            item = QListWidgetItem(one_line(f"{_shown(text)}  ·  {_percent(probability)}"))
            item.setData(_SOURCE, text)
            self.others.addItem(item)
        if self.others.count():
            self.others.setCurrentRow(0)
        self._offer()

    @property
    def _beginning(self) -> str:
        """The text that goes on with the chosen alternative; empty for none."""
        row = self.others.currentRow()
        if row < 0 or self._at < 0:
            return ""
        chosen = str(self.others.item(row).data(_SOURCE))
        return "".join(t.text for t in self._tokens[: self._at]) + chosen

    def _offer(self) -> None:
        self.go_on.setEnabled(leads_on(self._beginning))

    def _go_on(self) -> None:
        if leads_on(beginning := self._beginning):
            self.wanted.emit(beginning)
            self.accept()

    def _tip(self, number: int) -> str:
        if number < 0:
            return ""
        token = self._tokens[number]
        lines = [f"{_shown(text)} · {_percent(share)}" for text, share in token.others]
        return "\n".join((_said(token), *lines))


def _level(probability: float | None) -> int:
    """The number of bounds that a probability is below."""
    return 0 if probability is None else sum(probability < bound for bound in _BOUNDS)


def _said(token: Token) -> str:
    if token.probability is None:
        return tr("“{word}”").format(word=_shown(token.text))
    return tr("“{word}” · {percent}").format(
        word=_shown(token.text), percent=_percent(token.probability)
    )


def _shown(text: str) -> str:
    """A word with its spaces seen, on one line."""
    shown = one_line(text.replace("\r\n", "\n"))
    return shown.replace(" ", "␣") if not shown.strip() else shown.strip()


def _percent(share: float) -> str:
    """A probability in percent, with a digit more where it is small."""
    percent = min(100 * share, 100.0)
    if 0 < percent < 0.1:
        return tr("below {percent}%").format(percent=decimal(0.1, 1))
    told = number(round(percent)) if percent >= 10 else decimal(percent, 1)
    return tr("{percent}%").format(percent=told)
