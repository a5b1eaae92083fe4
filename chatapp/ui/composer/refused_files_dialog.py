"""The dialog that lists files that could not be attached, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from chatapp.core.domain.i18n import tr
from chatapp.ui.bridge.files import Refusal
from chatapp.ui.widgets.form_rows import verdict, words
from chatapp.ui.widgets.text_dialog import TextDialog


class RefusedDialog(TextDialog):
    """The list of refused files.

    Stands beside the window, which stays usable; grows while files are read.
    """

    def __init__(self, parent: QWidget) -> None:
        said = words()
        super().__init__(parent, above=said)
        self._said = said
        self.setWindowTitle(tr("Files not attached - Chatapp"))
        self.text.setAccessibleName(tr("Files that could not be attached"))

    def show_refusals(self, refusals: Sequence[Refusal]) -> None:
        """Show these, those with the same fault together; what is being read stays in place."""
        sentence = tr("1 file cannot be attached.|%n files cannot be attached.", "", len(refusals))
        verdict(self._said, sentence)
        bar = self.text.verticalScrollBar()
        at = bar.value()
        self.text.setPlainText(in_groups(refusals))
        bar.setValue(at)


def in_groups(refusals: Sequence[Refusal]) -> str:
    """The files under their reasons, both in the order in which they came."""
    groups: dict[str, list[Refusal]] = {}
    for refusal in refusals:
        groups.setdefault(refusal.reason, []).append(refusal)
    return "\n\n".join(
        group[0].sentence
        if len(group) == 1
        else "\n".join([f"{reason} ({len(group)})", *(f"    {r.name}" for r in group)])
        for reason, group in groups.items()
    )
