"""Defines every setting once: name, type, default and help.

They are kept in a file by `settings_file`. Keys are no settings: they live in the keyring
(`credentials`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.network import Network
from chatapp.core.domain.persona import Persona
from chatapp.core.domain.servers import AIML, AIML_MODEL, LOCAL, Delivery, SendThinking, Server


class ThemeChoice(StrEnum):
    """The theme of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    LIGHT_CONTRAST = "light-contrast"
    DARK_CONTRAST = "dark-contrast"


class ReduceMotion(StrEnum):
    """When things on the screen move less."""

    SYSTEM = "system"
    ON = "on"
    OFF = "off"


class Language(StrEnum):
    """The language of the window."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"
    CHINESE = "zh_CN"
    """In simplified characters."""


class SendPdfs(StrEnum):
    """The form in which PDFs travel."""

    AUTO = "auto"
    """As each server documents (`Server.pdf_delivery`)."""
    ORIGINAL = "original"
    TEXT = "text"


def _about(sentence: str, least: float = 0, most: float = 0) -> dict[str, Any]:
    """The metadata of a setting: its purpose and, for a number, its range, ends included."""
    return {"help": sentence, "least": least, "most": most}


@dataclass(frozen=True, slots=True)
class Settings:
    """The person's settings. Change them with `dataclasses.replace`."""

    server_id: str = field(
        default="",
        metadata=_about(
            marked(
                "The server that replies. Empty: the AI/ML API once an API key is saved, and the "
                "model on this computer until then."
            )
        ),
    )
    servers: tuple[Server, ...] = field(
        default=(), metadata=_about(marked("Your own OpenAI-compatible servers."))
    )
    aiml_model: str = field(
        default=AIML_MODEL, metadata=_about(marked("The model to use at the AI/ML API."))
    )
    aiml_thinking: SendThinking = field(
        default=SendThinking.AUTO,
        metadata=_about(
            marked("Sends the AI/ML API the thinking of earlier replies, which some models need.")
        ),
    )
    instructions: str = field(
        default="",
        metadata=_about(marked("Sent to the model at the start of every conversation.")),
    )
    options: GenerationOptions = field(
        default_factory=GenerationOptions,
        metadata=_about(marked("Everything else that a request asks of the model.")),
    )
    monthly_limit: float | None = field(
        default=None,
        metadata=_about(
            marked(
                "In US dollars. Before replies would cost more in a month, Chatapp asks instead of "
                "sending. Leave unset for no limit."
            ),
            0.01,
            1_000_000,
        ),
    )
    personas: tuple[Persona, ...] = field(
        default=(),
        metadata=_about(
            marked("Instructions, a model and options under a name. Type @ in a message to choose.")
        ),
    )
    language: Language = field(
        default=Language.SYSTEM,
        metadata=_about(marked("The language of Chatapp. “Follow the system” uses the system's.")),
    )
    theme: ThemeChoice = field(
        default=ThemeChoice.SYSTEM,
        metadata=_about(
            marked("Light, dark or high contrast. “Follow the system” switches automatically.")
        ),
    )
    text_size: float = field(
        default=11.0, metadata=_about(marked("Text size in messages, in points."), 6, 48)
    )
    line_length: int = field(
        default=75,
        metadata=_about(
            marked("Longest line of a message, in characters. Around 75 is easiest to read."),
            50,
            120,
        ),
    )
    reduce_motion: ReduceMotion = field(
        default=ReduceMotion.SYSTEM,
        metadata=_about(
            marked(
                "Shows text that arrives in bursts at once, instead of spreading it over time. "
                "“Follow the system” does so where the system asks for less motion."
            )
        ),
    )
    local_model: str = field(
        default="",
        metadata=_about(
            marked(
                "A GGUF file for “This computer”. Leave empty for the small model that comes with "
                "Chatapp."
            )
        ),
    )
    send_pdfs: SendPdfs = field(
        default=SendPdfs.AUTO,
        metadata=_about(
            marked(
                "How PDFs are sent. Automatic: as PDF where the server documents it, otherwise as "
                "text."
            )
        ),
    )
    proxy: str = field(
        default="",
        metadata=_about(
            marked(
                "The address of a proxy through which all servers are reached. Leave empty for "
                "the system's. This computer is always reached directly."
            )
        ),
    )
    system_proxy: bool = field(
        default=True,
        metadata=_about(marked("Turn this off to ignore the proxy settings of this computer.")),
    )
    ca_file: str = field(
        default="",
        metadata=_about(
            marked(
                "A file of certificates (PEM) to trust besides those of the system, such as your "
                "organization's."
            )
        ),
    )
    silence_limit: int = field(
        default=300,
        metadata=_about(
            marked(
                "A reply is interrupted after so long without a word. A server on this computer "
                "or in its network has three times as long for the first word."
            ),
            30,
            1800,
        ),
    )
    notify: bool = field(
        default=True,
        metadata=_about(
            marked(
                "For replies that take longer than 10 seconds and finish while you are elsewhere."
            )
        ),
    )
    notify_words: bool = field(
        default=True,
        metadata=_about(
            marked(
                "Turn this off if others can see your screen. Temporary conversations are never "
                "previewed."
            )
        ),
    )
    keep_in_tray: bool = field(
        default=False,
        metadata=_about(
            marked("Closing the window only hides it, and replies continue. “Quit” ends Chatapp.")
        ),
    )
    shortcuts: Mapping[str, str] = field(
        default_factory=dict[str, str],
        metadata=_about(
            marked("Custom shortcuts: the name of an action, and its shortcut or nothing.")
        ),
    )

    @property
    def network(self) -> Network:
        """The way to servers."""
        return Network(self.proxy, self.system_proxy, self.ca_file, float(self.silence_limit))

    def all_servers(self) -> tuple[Server, ...]:
        """Every server that can answer: the AI/ML API, this computer, then the person's own."""
        model = Path(self.local_model).stem if self.local_model else LOCAL.model
        local = replace(LOCAL, name=tr(LOCAL.name), model=model)
        aiml = replace(AIML, model=self.aiml_model, send_thinking=self.aiml_thinking)
        return (aiml, local, *self.servers)

    def server(self, server_id: str) -> Server | None:
        """The server of that id, or None."""
        return next((s for s in self.all_servers() if s.id == server_id), None)

    def with_address(self, server_id: str, address: str) -> Settings:
        """These settings with another base URL for one of the person's own servers."""
        servers = (
            replace(server, base_url=address) if server.id == server_id else server
            for server in self.servers
        )
        return replace(self, servers=tuple(servers))

    def persona(self, persona_id: str) -> Persona | None:
        """The persona of that id, or None."""
        return next((p for p in self.personas if p.id == persona_id), None)

    def delivery_to(self, server: Server) -> Delivery:
        """The form in which a PDF attached now would travel to `server`."""
        chosen = self.send_pdfs
        return server.pdf_delivery if chosen is SendPdfs.AUTO else Delivery(chosen)


def help_for(name: str) -> str:
    """The help sentence of the setting `name`. Raises `KeyError` for an unknown one."""
    return tr({f.name: f.metadata["help"] for f in fields(Settings)}[name])
