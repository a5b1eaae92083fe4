"""Words for the phases of a reply, in the person's language."""

from __future__ import annotations

from chatapp.core.domain.conversation import Phase
from chatapp.core.domain.i18n import tr


def phase_words(phase: Phase) -> str:
    """The phase in a word or two, e.g. ``Connecting``."""
    words = {
        Phase.CONNECTING: tr("Connecting", "state of a reply"),
        Phase.WAITING: tr("Waiting", "state of a reply"),
        Phase.THINKING: tr("Thinking", "state of a reply"),
        Phase.WRITING: tr("Writing", "state of a reply"),
        Phase.CALLING: tr("Preparing call", "state of a reply"),
        Phase.SPEAKING: tr("Receiving speech", "state of a reply"),
        Phase.DONE: tr("Done", "state of a reply"),
        Phase.STOPPED: tr("Stopped", "state of a reply"),
        Phase.INTERRUPTED: tr("Interrupted", "state of a reply"),
        Phase.FAILED: tr("Failed", "state of a reply"),
    }
    return words[phase]
