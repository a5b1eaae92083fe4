"""The choices of how a server is spoken to: its kind, and its thinking."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from chatapp.core.domain import dialects
from chatapp.core.domain.dialects import ThinkingBack
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.servers import SendThinking, Server, ServerKind
from chatapp.core.domain.thinking_pairs import pairs_fault
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.form_rows import name, verdict, words
from chatapp.ui.widgets.input_method import Composition

_SENT = marked("Automatic: sent back")
_WHERE_ASKED = marked("Automatic: only where the server asks for it")
_CHOICES = {
    SendThinking.AUTO: _SENT,
    SendThinking.ALWAYS: marked("Always"),
    SendThinking.NEVER: marked("Never"),
}


class ServerManners(QWidget):
    """Two choices of one line each, and the marks around thinking where they are unusual.

    A server that came with the program has only the choice of its thinking.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.thinking = QComboBox(), QComboBox()
        self._kinds = ["", *(dialect.name for dialect in dialects.ALL)]
        self.kind.addItem("")
        self.kind.addItems([tr(dialect.name) for dialect in dialects.ALL])
        self.thinking.addItems([tr(said) for said in _CHOICES.values()])
        self._of_own: list[QWidget] = [self.kind]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for label, box in (
            (tr("Kind of server"), self.kind),
            (tr("Send thinking back"), self.thinking),
        ):
            caption = words(label, "strong")
            caption.setBuddy(box)
            if box is self.kind:
                self._of_own.append(caption)
            name(box, label)
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            column.addSpacing(Space.S)
            column.addWidget(caption)
            column.addWidget(box)
            box.activated.connect(self.changed)
        note = tr("Some models go on better with the thinking of their earlier replies.")
        self.thinking.setAccessibleDescription(one_line(note))
        column.addWidget(words(note, "quiet"))
        self.marks, self.marks_fault = QLineEdit(), words()
        self.marks.setPlaceholderText(tr("Automatic"))
        Composition(self.marks)
        caption = words(tr("Marks around thinking"), "strong")
        caption.setBuddy(self.marks)
        name(self.marks, tr("Marks around thinking"))
        told = tr(
            "For models with marks of their own: opening and closing ones, separated by spaces, "
            "such as <think> </think>."
        )
        self.marks.setAccessibleDescription(one_line(told))
        column.addSpacing(Space.S)
        for widget in (caption, self.marks, self.marks_fault, words(told, "quiet")):
            column.addWidget(widget)
            if widget is not self.marks_fault:
                self._of_own.append(widget)
        self.marks_fault.hide()
        self.marks.editingFinished.connect(self._take_marks)
        self.marks.textEdited.connect(lambda: verdict(self.marks_fault, ""))

    def show_server(self, server: Server, *, same: bool) -> None:
        """Show what is chosen for `server`, but for what is typed for the `same` and no set."""
        for widget in self._of_own:
            widget.setVisible(server.kind is ServerKind.OTHER)
        automatic = replace(server, send_thinking=SendThinking.AUTO).thinking_back
        unasked = automatic is not ThinkingBack.NOTHING
        self.thinking.setItemText(0, tr(_SENT) if unasked else tr(_WHERE_ASKED))
        found = tr(replace(server, speaks="").dialect.name)
        self.kind.setItemText(0, tr("Automatic: {kind}").format(kind=found))
        known = server.speaks if server.speaks in self._kinds else ""
        self.kind.setCurrentIndex(self._kinds.index(known))
        self.thinking.setCurrentIndex(list(_CHOICES).index(server.send_thinking))
        waits = same and bool(pairs_fault(self.marks.text()))
        if not waits and self.marks.text().split() != server.thinking_marks.split():
            self.marks.setText(server.thinking_marks)
            verdict(self.marks_fault, "")

    def _take_marks(self) -> None:
        """Take the marks that are typed, or say why they are none."""
        verdict(self.marks_fault, pairs_fault(self.marks.text()), "danger")
        self.changed.emit()

    def chosen_for(self, server: Server) -> Server:
        """`server` with what is chosen here."""
        typed = self.marks.text()
        return replace(
            server,
            speaks=self._kinds[self.kind.currentIndex()],
            send_thinking=list(_CHOICES)[self.thinking.currentIndex()],
            thinking_marks=server.thinking_marks if pairs_fault(typed) else " ".join(typed.split()),
        )
