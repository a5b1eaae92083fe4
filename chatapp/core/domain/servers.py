"""Server profiles: address, model, and the dialect that each server speaks.

A profile never holds a key: the key lives in the keyring under the profile's id.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from chatapp.core.domain import dialects
from chatapp.core.domain.dialects import Delivery, Dialect, ThinkingBack
from chatapp.core.domain.i18n import marked


class ServerKind(StrEnum):
    """The kind of a profile: each is reached in its own way."""

    AIML = "aiml"
    LOCAL = "local"
    OTHER = "other"


class SendThinking(StrEnum):
    """The person's choice for a server: earlier thinking goes back to it, or does not."""

    AUTO = "auto"
    """As the server documents (`Server.thinking_back`), or as it asked once."""
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Server:
    """A profile of a server that can reply."""

    id: str
    name: str
    kind: ServerKind
    base_url: str
    """Without a trailing slash, e.g. ``https://api.aimlapi.com/v1``; empty for `LOCAL`."""
    model: str
    speaks: str = ""
    """The name of its dialect, where its address does not tell; empty: as the address tells."""
    send_thinking: SendThinking = SendThinking.AUTO
    thinking_marks: str = ""
    """The marks around thinking in its replies, in pairs; empty: those of its dialect."""
    extra_body: str = ""
    """A JSON object: further fields of every request to it."""
    extra_headers: str = ""
    """A JSON object: further headers of every request to it."""

    @property
    def dialect(self) -> Dialect:
        """Its dialect: the one chosen for it, or by its kind and its address."""
        if self.kind is ServerKind.AIML:
            return dialects.AIML
        if self.kind is ServerKind.LOCAL:
            return dialects.LLAMA_CPP
        return dialects.named(self.speaks) or dialects.at(self.base_url)

    @property
    def needs_key(self) -> bool:
        """True if requests cannot succeed without a key."""
        return self.dialect.needs_key

    @property
    def pdf_delivery(self) -> Delivery:
        """The form in which PDFs travel: as `file` parts only where the server documents them."""
        return self.dialect.pdf_delivery

    @property
    def marks(self) -> str:
        """The marks around thinking in its replies; empty: whichever are known."""
        return self.thinking_marks or self.dialect.thinking_marks

    @property
    def thinking_back(self) -> ThinkingBack:
        """The form in which earlier thinking goes back, before the server asked for another."""
        dialect = self.dialect
        if self.send_thinking is SendThinking.NEVER:
            return ThinkingBack.NOTHING
        usual = dialects.thinking_back(dialect, self.model)
        if self.send_thinking is SendThinking.ALWAYS and usual is ThinkingBack.NOTHING:
            return dialect.thinking_field
        return usual


AIML_BASE_URL = "https://api.aimlapi.com/v1"
AIML_MODEL = "minimax/m2-7-20260402"
AIML_KEYS_PAGE = dialects.AIML.keys_page

AIML = Server("aiml", "AI/ML API", ServerKind.AIML, AIML_BASE_URL, AIML_MODEL)
LOCAL = Server("local", marked("This computer"), ServerKind.LOCAL, "", "SmolLM2-135M-Instruct")


def is_aiml(base_url: str, model: str) -> bool:
    """True if an address and model given for one run mean the AI/ML API (`Server.kind`)."""
    return (urlsplit(base_url).hostname or "").endswith("aimlapi.com") or model == AIML_MODEL
