"""The row of a generation option: a control for its kind, its fault, and a note on the model."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)

from chatapp.core.domain.generation_options import Option, OptionKind, OptionValue
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.typed_json import JsonFault
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.form_rows import name, reset_button, verdict, words
from chatapp.ui.widgets.plain_text import mnemonic_free

_TYPING_MS = 400
_STEPS = 20
"""Steps of the slider for each whole number."""
_SHORT = 1024
_TOO_SHORT = marked(
    "A model that thinks first may use all of this up for thinking and never get to its reply."
)


class OptionRow(QObject):
    """The row of an option that is typed. What cannot be sent stays in the field."""

    changed = Signal(str, object)
    """The option's name, and its new value; None where it is left to the server."""
    left_changed = Signal(str, bool)
    """The option's name, and whether it is left to the server whatever is set elsewhere."""

    def __init__(self, option: Option, parent: QObject) -> None:
        super().__init__(parent)
        self.option = option
        self.control: QWidget = self._made()
        self.reset = reset_button(tr(option.label))
        self.fault, self.note = words("", "danger"), words("", "quiet")
        for label in (self.fault, self.note):
            label.hide()
        self.help = tr(option.help)
        if span := option.range():
            self.help = tr("{help} Range: {range}.").format(help=self.help, range=span)
        self.value: OptionValue | None = None
        self.faulty = False
        """True if what is typed cannot be sent."""
        self.can_leave = False
        """True if what is set elsewhere can be set aside here."""
        self.left = False
        """True if it is set aside."""
        self._below: OptionValue | None = None
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.take)
        self.reset.clicked.connect(self._give_back)

    def show_left(self, left: bool) -> None:
        """Show whether what is set elsewhere is set aside; before the value is shown."""
        self.left = left

    def show_value(self, value: OptionValue | None, below: OptionValue | None) -> None:
        """Show a value, unless another is being typed or what was typed cannot be sent."""
        self._below = below
        self._show_unset(self._unset())
        # What cannot be sent, and waits for the person, is another only until something is set.
        being_typed = self._typing.isActive() or self.faulty
        if not being_typed or value != self.value:
            self.value = value
            self._typing.stop()
            self._put("" if value is None else self._as_typed(value))
            self._say("")
        self._show_reset()

    def _show_reset(self) -> None:
        """Offer to reset what is set here, or else to set aside what is set elsewhere."""
        set_here = self.value is not None or self.left or self._is_typed()
        offers = self.can_leave and self._below is not None
        said, told = tr("Reset"), tr("Reset {setting}")
        if offers and not set_here:
            said, told = tr("Server's default"), tr("Server's default: {setting}")
        self.reset.setText(mnemonic_free(said))
        self.reset.setAccessibleName(one_line(told.format(setting=tr(self.option.label))))
        self.reset.setVisible(set_here or offers)

    def _is_typed(self) -> bool:
        return bool(self._text().strip())

    def forget_typed(self) -> None:
        """Forget what is typed and was not taken."""
        self._typing.stop()
        self._say("")
        self._put("" if self.value is None else self._as_typed(self.value))

    def show_note(self, note: str) -> None:
        """Say what is known of the model that replies."""
        verdict(self.note, note, "quiet")

    def take(self) -> None:
        """Take what is typed, or say why it cannot be sent."""
        self._typing.stop()
        text = self._text()
        value: OptionValue | None = None
        try:
            if text.strip():
                value = self.option.read(text)
        except ValueError as error:
            self._say(str(error))
            return
        self._say("")
        self._set(value)

    def _set(self, value: OptionValue | None) -> None:
        if value != self.value:
            self.value = value
            self.left = self.left and value is None
            self.changed.emit(self.option.name, value)
        self._show_reset()

    def _give_back(self) -> None:
        """Reset what is set here; where nothing is, set aside what is set elsewhere."""
        if self.value is None and not self._is_typed():
            self.left = not self.left and self.can_leave and self._below is not None
            self.left_changed.emit(self.option.name, self.left)
        else:
            self._put("")
            self.take()
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unset(self) -> str:
        """The words for a field in which nothing stands."""
        if self._below is None or self.left:
            return tr(self.option.unset)
        return self.option.said(self._below)

    def _typed(self) -> None:
        self._typing.start()

    def _say(self, fault: str) -> None:
        self.faulty = bool(fault)
        verdict(self.fault, fault, "danger")

    def _as_typed(self, value: OptionValue) -> str:
        return self.option.said(value)

    # Of each kind its own

    def _made(self) -> QWidget:
        self.field = QLineEdit()
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self.take)
        return self.field

    def _text(self) -> str:
        return self.field.text()

    def _put(self, text: str) -> None:
        if self.field.text() != text:
            self.field.setText(text)

    def _show_unset(self, text: str) -> None:
        self.field.setPlaceholderText(one_line(text))


class _LimitRow(OptionRow):
    """The row of the longest reply: warns of one that thinking alone may use up."""

    def show_value(self, value: OptionValue | None, below: OptionValue | None) -> None:
        super().show_value(value, below)
        self._warn()

    def _set(self, value: OptionValue | None) -> None:
        super()._set(value)
        self._warn()

    def _warn(self) -> None:
        if not self.faulty:
            short = isinstance(self.value, int) and self.value < _SHORT
            verdict(self.fault, tr(_TOO_SHORT) if short else "", "danger")


class _Beside(QWidget):
    """A slider with its field; the focus that comes to both goes to the field."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self._field = field

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Through a focus proxy, Tab would pass by the slider.
        self._field.setFocus(event.reason())


class _SliderRow(OptionRow):
    """The row of a number that is chosen between two words, or typed."""

    def _made(self) -> QWidget:
        super()._made()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        option = self.option
        self.slider.setRange(round(option.least * _STEPS), round(option.most * _STEPS))
        self.slider.setPageStep(_STEPS // 4)
        self.slider.setAccessibleName(tr("Precise to inventive"))
        self.slider.valueChanged.connect(self._slid)
        self.field.setFixedWidth(Size.PICTURE + Space.XL)
        whole = _Beside(self.field)
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.slider, 0, 0, 1, 2)
        grid.addWidget(self.field, 0, 2)
        least, most = words(tr("Precise"), "quiet"), words(tr("Inventive"), "quiet")
        most.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(least, 1, 0)
        grid.addWidget(most, 1, 1)
        name(self.field, tr(option.label))
        return whole

    def _slid(self, place: int) -> None:
        self._put(self._as_typed(place / _STEPS))
        self.take()

    def _put(self, text: str) -> None:
        super()._put(text)
        self._move(text)

    def take(self) -> None:
        super().take()
        self._move(self._text())

    def _move(self, text: str) -> None:
        """Move the slider to what stands in the field, or to what counts without it."""
        try:
            value = float(self.option.read(text)) if text.strip() else None
        except ValueError:
            return
        if value is None:
            value = float(self._below) if isinstance(self._below, int | float) else 1.0
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value * _STEPS))

    def _unset(self) -> str:
        if self._below is None or self.left:
            return tr("Default")
        return self.option.said(self._below)

    def _show_unset(self, text: str) -> None:
        super()._show_unset(text)
        if not self._text().strip():
            self._move("")


class _ChoiceRow(OptionRow):
    """The row of a choice, or of a switch that can also be left alone."""

    def _made(self) -> QWidget:
        self.box = QComboBox()
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.addItem(tr("Default"), None)
        if self.option.kind is OptionKind.SWITCH:
            self.box.addItem(tr("On"), True)
            self.box.addItem(tr("Off"), False)
        for value, said in self.option.choices.items():
            self.box.addItem(tr(said), value)
        self.box.activated.connect(self.take)
        return self.box

    def take(self) -> None:
        self._set(self.box.currentData())

    def show_value(self, value: OptionValue | None, below: OptionValue | None) -> None:
        self._below, self.value = below, value
        self._show_unset(self._unset())
        self.box.setCurrentIndex(max(0, self.box.findData(value)))
        self._show_reset()

    def _text(self) -> str:
        return self.box.currentText()

    def _is_typed(self) -> bool:
        return False

    def _put(self, text: str) -> None:
        self.box.setCurrentIndex(0)

    def _show_unset(self, text: str) -> None:
        self.box.setItemText(0, tr("Default ({value})").format(value=text))


class _JsonRow(OptionRow):
    """The row of an option that is JSON; the place of a fault in it is marked."""

    def _made(self) -> QWidget:
        self.area = QPlainTextEdit()
        self.area.setTabChangesFocus(True)
        self.area.setFixedHeight(Size.TEXT_AREA // 2 + Space.L)
        self.area.textChanged.connect(self._typed)
        return self.area

    def _text(self) -> str:
        return self.area.toPlainText()

    def _as_typed(self, value: OptionValue) -> str:
        return str(value)

    def _put(self, text: str) -> None:
        if self.area.toPlainText() != text:
            with QSignalBlocker(self.area):
                cursor = QTextCursor(self.area.document())
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.insertText(text)  # as if typed: Ctrl+Z brings back what Reset took away

    def _show_unset(self, text: str) -> None:
        self.area.setPlaceholderText(one_line(text))

    def _say(self, fault: str) -> None:
        super()._say(fault)
        found = self.option.json_fault(self._text()) if fault else None
        self.area.setExtraSelections([self._mark(found)] if found else [])

    def _mark(self, fault: JsonFault) -> QTextEdit.ExtraSelection:
        """A wavy line at the place of a fault."""
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.area.document())
        last = max(self.area.document().characterCount() - 1, 0)
        at = min(fault.at, max(last - 1, 0))
        cursor.setPosition(at)
        cursor.setPosition(min(at + 1, last), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self.fault.palette().windowText().color())
        mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
        mark.format = look  # pyright: ignore[reportAttributeAccessIssue]
        return mark


def row_for(option: Option, parent: QObject) -> OptionRow:
    """The row for an option of that kind."""
    if option.name == "temperature":
        return _SliderRow(option, parent)
    if option.name == "max_tokens":
        return _LimitRow(option, parent)
    if option.kind in {OptionKind.CHOICE, OptionKind.SWITCH}:
        return _ChoiceRow(option, parent)
    if option.kind is OptionKind.JSON:
        return _JsonRow(option, parent)
    return OptionRow(option, parent)
