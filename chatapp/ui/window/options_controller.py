"""Controller of options: chips in the message box, "Send with…", and personas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from chatapp.core.domain.events import Event, UndoableDone
from chatapp.core.domain.generation_options import OPTIONS, Origin
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.persona import Persona
from chatapp.core.reply_settings import ReplySettings
from chatapp.core.settings import Settings
from chatapp.ui.composer.option_chips import INSTRUCTIONS, MODEL, PERSONA, SUMMARY
from chatapp.ui.composer.persona_popup import PersonaPopup
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.settings.controller import SettingsController
from chatapp.ui.theme.theme import Theme
from chatapp.ui.window.conversation_controller import ConversationController
from chatapp.ui.window.main_window import MainWindow

_BACK_MS = 20_000
_OWN = {
    INSTRUCTIONS: (marked("Instructions"), ("instructions",)),
    MODEL: (marked("Model"), ("server_id", "model")),
    SUMMARY: (marked("Summary"), ("summary",)),
}
"""The chips of no options: the name of each, and its fields of a conversation's settings."""


class OptionsController(QObject):
    """Shows, changes and resets the options of the next reply in the conversation on screen."""

    def __init__(
        self,
        pane: ConversationPane,
        window: MainWindow,
        conversation: ConversationController,
        settings: SettingsController,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        bridge = pane.bridge
        self._bridge, self._pane, self._window = bridge, pane, window
        self._conversation, self._settings = conversation, settings
        self._reply_settings: ReplySettings | None = None
        """Those of the next reply in the conversation on screen."""
        composer = pane.composer
        self._popup = PersonaPopup(composer.field, theme, window)
        self._popup.set_personas(bridge.settings.personas)
        self._popup.chosen.connect(self.choose_persona)
        self._popup.edit_wanted.connect(self._edit_personas)
        composer.send_with.connect(self.send_with)
        composer.options.opened.connect(self._show_option)
        composer.options.reset.connect(self._reset_option)
        bridge.conversation.reply_settings.connect(self._show_reply_settings)
        bridge.events.connect(self._hear)
        bridge.settings_changed.connect(self._settings_changed)

    def actions(self) -> dict[str, Callable[[], object]]:
        """The window's actions on the message that is written."""
        return {"send_with": self.send_with}

    def set_theme(self, theme: Theme) -> None:
        """Dress what is open in `theme`."""
        self._popup.set_theme(theme)

    def _show_reply_settings(self, conversation_id: str, reply_settings: ReplySettings) -> None:
        if conversation_id == self._pane.conversation_id:
            self._reply_settings = reply_settings
            self._pane.composer.show_reply_settings(reply_settings)

    def _settings_changed(self, settings: Settings) -> None:
        self._popup.set_personas(settings.personas)

    def _edit_personas(self) -> None:
        self._settings.open(page="personas")

    def _hear(self, events: Sequence[Event]) -> None:
        """Ask again who answers, and how, where something was taken back or done again."""
        if any(isinstance(event, UndoableDone) for event in events):
            self._conversation.fetch_reply_settings()

    def change_own(self, change: Callable[[ConversationSettings], ConversationSettings]) -> None:
        """Change what the conversation on screen does its own way; it can be undone."""
        if self._pane.conversation_id:
            self._bridge.conversation.change_settings(self._pane.conversation_id, change)
        else:
            self._pane.settings_of_new = change(
                self._pane.settings_of_new or ConversationSettings()
            )
            self._conversation.fetch_reply_settings()

    # Options

    def send_with(self) -> None:
        """Ask for settings for the message that stands in the message box, and send it."""
        from chatapp.ui.conversation.send_with_dialog import SendWithDialog

        reply_settings = self._reply_settings
        if reply_settings is None or not self._pane.composer.can_send:
            return
        keys = self._bridge.keys
        dialog = SendWithDialog(reply_settings, self._bridge.settings, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.send.connect(self._pane.send)
        dialog.models_wanted.connect(keys.list_models)
        keys.models.connect(dialog.set_models)
        dialog.finished.connect(lambda: keys.models.disconnect(dialog.set_models))
        dialog.open()
        dialog.ask_for_models()

    def _origin(self, name: str) -> Origin | None:
        return self._reply_settings.origins.get(name) if self._reply_settings else None

    def _show_option(self, name: str) -> None:
        """Show the setting of an option where it was set."""
        if name == PERSONA:
            self._conversation.open_conversation_settings()
        elif name in _OWN or self._origin(name) is Origin.CONVERSATION:
            self._conversation.open_conversation_settings(name)
        else:
            self._settings.open(option=name)

    def _reset_option(self, name: str) -> None:
        """Have an option as it was made, where it was set."""
        reply_settings = self._reply_settings
        if name == PERSONA:
            self.choose_persona("")
        elif reply_settings and name in _OWN:
            self._reset_own(name, reply_settings.own)
        elif reply_settings and reply_settings.origins.get(name) is Origin.CONVERSATION:
            value = getattr(reply_settings.options, name)
            self.change_own(lambda own: _with(own, name, None))
            self._offer_back(
                tr("{setting} was reset for this conversation."),
                tr(OPTIONS[name].label),
                lambda: self.change_own(lambda own: _with(own, name, value)),
            )
        else:
            self._reset_everywhere(name)

    def _reset_own(self, name: str, before: ConversationSettings) -> None:
        """Have a conversation say and do no more of its own in one matter."""
        fields = _OWN[name][1]
        self.change_own(lambda own: replace(own, **dict.fromkeys(fields, "")))
        kept = {field: getattr(before, field) for field in fields}
        self._offer_back(
            tr("{setting} was reset for this conversation."),
            tr(_OWN[name][0]),
            lambda: self.change_own(lambda own: replace(own, **kept)),
        )

    def choose_persona(self, persona_id: str) -> None:
        """Have a persona reply in the conversation on screen, or none for ""."""
        before = self._reply_settings.persona if self._reply_settings else None
        chosen = self._bridge.settings.persona(persona_id)
        self.change_own(lambda own: replace(own, persona_id=persona_id))
        self._offer_back(
            tr("{setting} replies in this conversation.")
            if chosen
            else tr("{setting} no longer replies in this conversation."),
            (chosen or before or Persona("", "")).name,
            lambda: self.change_own(
                lambda own: replace(own, persona_id=before.id if before else "")
            ),
        )

    def _offer_back(self, sentence: str, setting: str, back: Callable[[], object]) -> None:
        """Say what was changed, and offer to take it `back`."""
        self._pane.notices.post(
            sentence.format(setting=setting),
            action_label=tr("Undo"),
            callback=back,
            timeout_ms=_BACK_MS,
            topic="option",
        )

    def _reset_everywhere(self, name: str) -> None:
        bridge, before = self._bridge, self._bridge.settings.options
        bridge.change_settings(replace(bridge.settings, options=before.without([name])))

        def back() -> None:
            options = replace(bridge.settings.options, **{name: getattr(before, name)})
            bridge.change_settings(replace(bridge.settings, options=options))

        told = tr("{setting} was reset for all conversations.")
        self._offer_back(told, tr(OPTIONS[name].label), back)


def _with(own: ConversationSettings, name: str, value: object) -> ConversationSettings:
    """A conversation's own settings with another value of an option."""
    return replace(own, options=replace(own.options, **{name: value}))
