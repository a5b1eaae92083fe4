"""The dialog that compares two versions of a message, side by side or in one text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby, islice

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.comparison import Comparison, Kind, Run
from chatapp.core.domain.conversation import Message
from chatapp.core.domain.i18n import marked, number, tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.style_sheet import mix
from chatapp.ui.theme.theme import Size, Space, Theme
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.form_rows import name, words

_SHADE = 0.88
"""The opacity of the colour behind words that were added or removed."""
_SAID = {Kind.ADDED: marked("Added: {text}"), Kind.REMOVED: marked("Removed: {text}")}
_TOLD = 120
"""Characters of a change that are read out."""


class CompareDialog(QDialog):
    """Asks for the comparison with `wanted`, and is told by `show_comparison`."""

    wanted = Signal(str, str)
    """The old text and the new one."""

    def __init__(
        self, versions: Sequence[Message], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare versions - Chatapp"))
        self._versions = list(versions)
        self._theme = theme
        self._made = Comparison(())
        self._places: list[tuple[int, int]] = []
        self._at = -1
        self.old, self.new = QComboBox(), QComboBox()
        self.inline = QRadioButton(tr("Inline"))
        self.beside = QRadioButton(tr("Side by side"))
        self.told = words(kind="quiet")
        self.before = text_button(tr("Previous change"), "quiet")
        self.after = text_button(tr("Next change"), "quiet")
        self.left, self.right = _reader(tr("Older text")), _reader(tr("Newer text"))
        self._arrange()
        for chooser in (self.old, self.new):
            chooser.currentIndexChanged.connect(self._ask)
        self.inline.toggled.connect(self._show)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        for one, other in ((self.left, self.right), (self.right, self.left)):
            bar, twin = one.verticalScrollBar(), other.verticalScrollBar()
            bar.valueChanged.connect(partial(_follow, bar, twin))

    def _arrange(self) -> None:
        labels = tr("From", "an older version"), tr("To", "a newer version")
        for chooser, label in zip((self.old, self.new), labels, strict=True):
            name(chooser, label)
            chooser.setMinimumContentsLength(10)
            chooser.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            for message in self._versions:
                chooser.addItem(one_line(_label(message)))
        choosers = QGridLayout()
        choosers.setSpacing(Space.S)
        for column, (label, chooser) in enumerate(zip(labels, (self.old, self.new), strict=True)):
            caption = words(label, "strong")
            caption.setBuddy(chooser)
            choosers.addWidget(caption, 0, column)
            choosers.addWidget(chooser, 1, column)
            choosers.setColumnStretch(column, 1)
        ways = FlowLayout(None, Space.S)
        steps = FlowLayout(None, Space.S, to_end=True)
        for row, widgets in (
            (ways, (self.beside, self.inline)),
            (steps, (self.before, self.after)),
        ):
            for widget in widgets:
                row.addWidget(widget)
        texts = QHBoxLayout()
        texts.setSpacing(Space.S)
        texts.addWidget(self.left)
        texts.addWidget(self.right)
        below = QVBoxLayout(self)
        below.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        below.setSpacing(Space.M)
        below.addLayout(choosers)
        below.addLayout(ways)
        below.addWidget(self.told)
        below.addLayout(texts, 1)
        below.addLayout(steps)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.DIALOG_WIDTH, Size.DIALOG_HEIGHT)
        self.beside.setChecked(True)

    def choose(self, old: int, new: int) -> None:
        """Compare these two versions, counted from 0."""
        for chooser, index in ((self.old, old), (self.new, new)):
            chooser.blockSignals(True)
            chooser.setCurrentIndex(index)
            chooser.blockSignals(False)
        if self.width() < 2 * Size.DIALOG_MIN_WIDTH:
            self.inline.setChecked(True)
        self._ask()

    def show_comparison(self, made: Comparison | str) -> None:
        """Show the comparison that was `wanted`, or the sentence why there is none."""
        self._made = Comparison(()) if isinstance(made, str) else made
        self._show()
        if isinstance(made, str):
            self._tell(made)

    def set_theme(self, theme: Theme) -> None:
        """Draw the marks in `theme`."""
        self._theme = theme
        self._show()

    # Inside

    def _ask(self) -> None:
        self._tell(tr("Comparing…"))
        old, new = self.old.currentIndex(), self.new.currentIndex()
        texts = (self._versions[n].answer.replace("\r\n", "\n") for n in (old, new))
        self.wanted.emit(*texts)

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setAccessibleName(one_line(sentence))
        for button in (self.before, self.after):
            button.setEnabled(self._made.changes > 0)

    def _show(self) -> None:
        runs, beside = self._made.runs, self.beside.isChecked()
        self.left.setVisible(beside)
        self.right.setAccessibleName(tr("Newer text") if beside else tr("Both texts"))
        if beside:
            self._write(self.left, [run for run in runs if run.kind is not Kind.ADDED])
            self._write(self.right, [run for run in runs if run.kind is not Kind.REMOVED])
        else:
            self._write(self.right, runs)
        self._places, self._at = _places(runs, beside=beside), -1
        count = self._made.changes
        if not count:
            self._tell(tr("The texts are identical."))
        elif self._made.coarse:
            self._tell(
                tr(
                    "1 change. Some parts are too long for a word-by-word comparison and are "
                    "shown line by line."
                    "|%n changes. Some parts are too long for a word-by-word comparison and are "
                    "shown line by line.",
                    "",
                    count,
                )
            )
        else:
            self._tell(tr("1 change|%n changes", "", count))

    def _write(self, reader: QTextEdit, runs: Sequence[Run]) -> None:
        reader.clear()
        cursor = QTextCursor(reader.document())
        cursor.beginEditBlock()
        for run in runs:
            # The space before a changed word is no part of what is seen to have changed.
            body = run.text.lstrip() or run.text
            cursor.insertText(run.text.removesuffix(body), self._look(Kind.SAME))
            cursor.insertText(body, self._look(run.kind))
        cursor.endEditBlock()
        reader.moveCursor(QTextCursor.MoveOperation.Start)

    def _look(self, kind: Kind) -> QTextCharFormat:
        """A line through or under the words, so that colour is not all that tells."""
        look, c = QTextCharFormat(), self._theme.colour
        look.setForeground(c.text)
        if kind is Kind.SAME:
            return look
        colour = c.danger if kind is Kind.REMOVED else c.success
        look.setForeground(colour)
        look.setBackground(mix(colour, c.raised, _SHADE))
        look.setFontStrikeOut(kind is Kind.REMOVED)
        look.setFontUnderline(kind is Kind.ADDED)
        return look

    def _step(self, step: int) -> None:
        """Go to another change: seen, and read out."""
        if not self._places:
            return
        start = -1 if step > 0 else 0
        self._at = ((start if self._at < 0 else self._at) + step) % len(self._places)
        left, right = self._places[self._at]
        for reader, place in ((self.left, left), (self.right, right)):
            cursor = reader.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.setPosition(min(place, cursor.position()))
            reader.setTextCursor(cursor)
            reader.ensureCursorVisible()
        change = _change(self._made.runs, self._at)
        said = [tr(_SAID[run.kind]).format(text=run.text.strip()[:_TOLD]) for run in change]
        told = tr("Change {number} of {count}").format(
            number=number(self._at + 1), count=number(len(self._places))
        )
        self.told.setText(told)
        self.told.setAccessibleName(one_line(told))
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(self, ". ".join([told, *said]))
        )


def _reader(label: str) -> QTextEdit:
    reader = QTextEdit()
    reader.setReadOnly(True)
    reader.setTabChangesFocus(True)
    reader.setAccessibleName(one_line(label))
    by = Qt.TextInteractionFlag
    reader.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
    return reader


def _label(message: Message) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(message.created_at))
    when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    parts = [
        tr("Version {number}").format(number=message.version),
        when,
        message.model.rpartition("/")[2],
    ]
    return " · ".join(part for part in parts if part)


def _follow(bar: QScrollBar, twin: QScrollBar, value: int) -> None:
    """The other text scrolls along, by its share."""
    if bar.maximum() and not twin.signalsBlocked() and not bar.signalsBlocked():
        # Not the twin's own signal, which would come back rounded; its text hears of the slider.
        twin.setSliderPosition(round(value * twin.maximum() / bar.maximum()))


def _places(runs: Sequence[Run], *, beside: bool) -> list[tuple[int, int]]:
    """The places at which each change begins in the left and in the right text, in UTF-16 units."""
    places: list[tuple[int, int]] = []
    left = right = 0
    changing = False
    for run in runs:
        if run.kind is not Kind.SAME and not changing:
            places.append((left, right))
        changing = run.kind is not Kind.SAME
        size = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
        left += size if run.kind is not Kind.ADDED else 0
        right += size if not beside or run.kind is not Kind.REMOVED else 0
    return places


def _change(runs: Sequence[Run], number: int) -> list[Run]:
    """The runs of change `number`."""
    stretches = groupby(runs, key=lambda run: run.kind is Kind.SAME)
    changes = (list(stretch) for same, stretch in stretches if not same)
    return next(islice(changes, number, number + 1))
