"""Rows of a settings page: a label, its control, its sentence of help, and Reset.

A setting that is chosen among a few, or is yes or no, or a number, is one line on a page::

    self.tray = self.add_switch("tray", tr("Keep running in the tray"))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.core.settings import Settings, help_for
from chatapp.ui.theme.style_sheet import set_kind
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.columns import centred
from chatapp.ui.widgets.plain_text import PlainLabel, mnemonic_free


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be found on a page, and the control that one is led to."""

    label: str
    help: str
    control: QWidget
    unfold: Callable[[], object] | None = None
    """Brings it into view where it can be folded."""


class Page(QScrollArea):
    """A column of settings that scrolls when the window is too small for it.

    One that `fills` it takes all the height there is.
    """

    def __init__(self, parent: QWidget | None = None, *, fills: bool = False) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        body = QWidget()
        body.setMaximumWidth(Size.CARD)
        self.column = QVBoxLayout(body)
        """The layout of the rows."""
        self.column.setContentsMargins(0, Space.L, 0, Space.L)
        self.column.setSpacing(Space.XS)
        outer = self._outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(centred(body, Space.L), int(fills))
        if not fills:
            outer.addStretch(1)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._rows: list[Row] = []

    def rows(self) -> list[Row]:
        """All that can be found here, from the top."""
        return [row for row in self._rows if row.unfold or row.control.isVisibleTo(self)]

    def lead_to(self, row: Row) -> None:
        """Bring what was found into view and the focus to it."""
        if row.unfold:
            row.unfold()
        row.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # A page that was not seen before is not laid out yet.
        self._outer.activate()
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        self.ensureWidgetVisible(row.control, 0, Space.XXL)

    def add(
        self,
        label: str,
        control: QWidget,
        help_sentence: str = "",
        *,
        reset: QPushButton | None = None,
        fault: QWidget | None = None,
        note: QWidget | None = None,
        column: QVBoxLayout | None = None,
        unfold: Callable[[], object] | None = None,
    ) -> None:
        """Add a labelled control; the label names it for assistive tools too.

        `reset` stands beside the label, a `fault` under the control, a `note` under its help.
        In another `column` of the page, `unfold` brings it into view.
        """
        column = column or self.column
        name(control, label)
        head = QHBoxLayout()
        if isinstance(control, QCheckBox):
            head.addWidget(control, 1)
        else:
            caption = words(label, "strong")
            caption.setBuddy(control)
            head.addWidget(caption, 1)
        if isinstance(control, QAbstractSpinBox):
            # A style sheet's padding does not reach the text in here.
            control.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        column.addLayout(head)
        if not isinstance(control, QCheckBox):
            column.addWidget(control)
        if reset is not None:
            # Tab comes to it after what it resets.
            head.addWidget(reset)
            QWidget.setTabOrder(control, reset)
        self._rows.append(Row(label, help_sentence, control, unfold))
        if fault is not None:
            column.addWidget(fault)
        if help_sentence:
            control.setAccessibleDescription(one_line(help_sentence))
            column.addWidget(words(help_sentence, "quiet"))
        if note is not None:
            column.addWidget(note)
        column.addSpacing(Space.M)


class SettingPage(Page):
    """A page whose rows are settings: each takes effect at once, and has a quiet Reset.

    Reset is seen where a setting differs from its default, and one for the whole page
    below. A subclass adds its rows, and then calls `set_settings`.
    """

    changed = Signal(object)
    """The new `Settings`."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.filling = False
        """True if settings are shown at this moment, and no control is the person's doing."""
        self._shows: dict[str, Callable[[Any], object]] = {}
        self._resets: dict[str, QPushButton] = {}
        self._whole: QPushButton | None = None

    def add_setting(
        self, setting: str, label: str, control: QWidget, show: Callable[[Any], object]
    ) -> None:
        """Add the row of `setting`; `show` puts a value of it into `control`.

        When the person changes it, the page is to `take` the new value.
        """
        reset = reset_button(label)
        reset.clicked.connect(lambda: self._reset(setting, control))
        self._shows[setting], self._resets[setting] = show, reset
        self.add(label, control, help_for(setting), reset=reset)

    def add_shown(self, setting: str, show: Callable[[Any], object]) -> None:
        """Have `show` put a value of `setting` into controls that see to themselves."""
        self._shows[setting] = show

    def add_choice(self, setting: str, label: str, choices: Mapping[Any, str]) -> QComboBox:
        """A setting chosen among a few: value -> words, which are marked for translation."""
        box = QComboBox()
        values = list(choices)
        box.addItems([tr(said) for said in choices.values()])
        box.currentIndexChanged.connect(lambda: self.take(**{setting: values[box.currentIndex()]}))
        self.add_setting(setting, label, box, lambda v: box.setCurrentIndex(values.index(v)))
        return box

    def add_switch(self, setting: str, label: str) -> QCheckBox:
        """A setting that is on or off; `label` says what is so when it is on."""
        box = QCheckBox(mnemonic_free(label))
        box.toggled.connect(lambda: self.take(**{setting: box.isChecked()}))
        self.add_setting(setting, label, box, box.setChecked)
        return box

    def add_number(
        self, setting: str, label: str, box: QSpinBox | QDoubleSpinBox
    ) -> QSpinBox | QDoubleSpinBox:
        """A number; `box` has its range and steps already."""
        # Half a number typed is none to wear: "14" passes through 1.
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda: self.take(**{setting: box.value()}))
        self.add_setting(setting, label, box, box.setValue)
        return box

    def add_whole_reset(self) -> None:
        """End the page with a way to have all its settings as they were made."""
        self._whole = text_button(tr("Reset this page"), "link")
        self._whole.clicked.connect(self._reset_whole)
        self.column.addWidget(self._whole, 0, Qt.AlignmentFlag.AlignLeft)

    def set_settings(self, settings: Settings) -> None:
        """Show `settings`."""
        self._settings = settings
        self.filling = True
        for setting, show in self._shows.items():
            show(getattr(settings, setting))
        self.filling = False
        different = {s for s in self._shows if getattr(settings, s) != getattr(_DEFAULTS, s)}
        for setting, reset in self._resets.items():
            reset.setVisible(setting in different)
        if self._whole is not None:
            self._whole.setVisible(bool(different))

    def take(self, **values: Any) -> None:
        """Report what the person chose, if it is new."""
        if self.filling:
            return
        settings = replace(self._settings, **values)
        if settings != self._settings:
            self.set_settings(settings)
            self.changed.emit(settings)

    def _reset(self, setting: str, control: QWidget) -> None:
        self.take(**{setting: getattr(_DEFAULTS, setting)})
        control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reset_whole(self) -> None:
        self.take(**{setting: getattr(_DEFAULTS, setting) for setting in self._shows})
        self._rows[0].control.setFocus(Qt.FocusReason.OtherFocusReason)


_DEFAULTS = Settings()


def reset_button(label: str, *, keeps_room: bool = True) -> QPushButton:
    """A quiet way to have the setting called `label` as it was made.

    One that `keeps_room` while it is hidden moves nothing when it comes or goes.
    """
    reset = text_button(tr("Reset"), "reset")
    reset.setAccessibleName(one_line(tr("Reset {setting}").format(setting=label)))
    policy = reset.sizePolicy()
    policy.setRetainSizeWhenHidden(keeps_room)
    reset.setSizePolicy(policy)
    return reset


def name(control: QWidget, label: str) -> None:
    """Names a control for assistive tools, and the field in it, which they meet by itself."""
    control.setAccessibleName(one_line(label))
    field = control.lineEdit() if isinstance(control, QAbstractSpinBox | QComboBox) else None
    if field is not None:
        field.setAccessibleName(one_line(label))


def words(text: str = "", kind: str = "") -> QLabel:
    """Plain words that wrap."""
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    set_kind(label, kind)
    return label


def verdict(label: QLabel, sentence: str, kind: str = "") -> None:
    """Show `sentence` in `label` (hidden if empty) in the look of `kind`."""
    label.setText(sentence)
    label.setAccessibleName(one_line(sentence))
    label.setVisible(bool(sentence))
    set_kind(label, kind)
