"""The dialects of servers, as a table: all in which one kind of server differs from another.

A dialect is chosen by the address (`at`), or by the person. What a server turns out to want
otherwise is learned from its refusals (`request/form`); this is what is known beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from chatapp.core.domain.addresses import is_private
from chatapp.core.domain.i18n import marked


class Delivery(StrEnum):
    """The form in which an attachment travels to the server."""

    ORIGINAL = "original"
    """The PDF itself, as a `file` part."""
    TEXT = "text"
    """Its extracted text, with page markers."""


class ThinkingBack(StrEnum):
    """The form in which the thinking of earlier replies goes back to a server."""

    NOTHING = "nothing"
    INLINE = "inline"
    """In the content, verbatim as it came."""
    REASONING_CONTENT = "reasoning_content"
    """In the field of that name."""
    REASONING = "reasoning"
    """In the field of that name."""
    DETAILS = "reasoning_details"
    """The list of that name, unchanged, with what is encrypted in it."""


class Proof(StrEnum):
    """The reach of a successful check of a key."""

    KEY = "key"
    """Only a valid key is answered."""
    UNKNOWN = "unknown"
    """Perhaps anybody is answered: asking once more without the key tells."""
    NOTHING = "nothing"
    """Anybody is answered."""


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """A request that costs nothing and needs the key."""

    path: str
    """Behind the base URL, or behind its root if it begins with ``//``."""
    proof: Proof = Proof.KEY
    tells_balance: bool = False
    """True if the response names the money that is left."""


_MODELS = KeyCheck("/models")


@dataclass(frozen=True, slots=True)
class Dialect:
    """The ways of one kind of server. The values here are those of a server not known."""

    name: str
    hosts: tuple[str, ...] = ()
    """The host names it is reached at, or the ends of them."""
    port: int = 0
    """The port it is reached at on this computer or a private network."""
    thinking_field: ThinkingBack = ThinkingBack.REASONING_CONTENT
    """The form in which thinking comes, and goes back where the person wants it to."""
    thinking_back: ThinkingBack = ThinkingBack.NOTHING
    """The form in which it goes back unless the person chose otherwise."""
    limit_field: str = "max_tokens"
    """The field for the longest reply."""
    temperatures: tuple[float, float] = (0.0, 2.0)
    """The range it takes, ends included."""
    thinking_marks: str = ""
    """The marks around thinking in its replies, in pairs; empty: whichever are known."""
    pdf_delivery: Delivery = Delivery.TEXT
    needs_key: bool = False
    key_check: KeyCheck = KeyCheck("/models", Proof.UNKNOWN)
    models: str = "/models"
    """The list of models; a path as in `KeyCheck`. It names prices and windows where it can."""
    deprecations: str = ""
    """The list of models that retire."""
    first_word_factor: int = 1
    """So many times the usual limit is waited for a first word: it may load its model first."""
    cuts_silently_at: tuple[int, ...] = ()
    """Tokens at which its default settings cut a conversation without a word."""
    keys_page: str = ""
    billing_page: str = ""
    status_page: str = ""


_LOADS = 3

AIML = Dialect(
    "AI/ML API",
    ("aimlapi.com",),
    thinking_back=ThinkingBack.INLINE,
    pdf_delivery=Delivery.ORIGINAL,
    needs_key=True,
    key_check=KeyCheck("//v2/billing", tells_balance=True),
    models="/models?type=openai/chat-completions&include=pricing",
    deprecations="/models/deprecations",
    keys_page="https://aimlapi.com/app/keys",
    billing_page="https://aimlapi.com/app/billing",
    status_page="https://status.aimlapi.com",
)
MINIMAX = Dialect(
    "MiniMax",
    ("api.minimax.io", "api.minimaxi.com", "api.minimax.chat"),
    thinking_field=ThinkingBack.INLINE,
    thinking_back=ThinkingBack.INLINE,
    thinking_marks="<think> </think> <thinking> </thinking> <mm:think> </mm:think>",
    limit_field="max_completion_tokens",
    temperatures=(0.01, 1.0),
    needs_key=True,
    keys_page="https://platform.minimax.io/user-center/basic-information/interface-key",
    billing_page="https://platform.minimax.io/user-center/payment/balance",
)
OPENAI = Dialect(
    "OpenAI",
    ("api.openai.com",),
    limit_field="max_completion_tokens",
    pdf_delivery=Delivery.ORIGINAL,
    needs_key=True,
    key_check=_MODELS,
    keys_page="https://platform.openai.com/api-keys",
    billing_page="https://platform.openai.com/settings/organization/billing",
    status_page="https://status.openai.com",
)
OPENROUTER = Dialect(
    "OpenRouter",
    ("openrouter.ai",),
    thinking_field=ThinkingBack.DETAILS,
    thinking_back=ThinkingBack.DETAILS,
    pdf_delivery=Delivery.ORIGINAL,
    needs_key=True,
    key_check=KeyCheck("/key", tells_balance=True),
    keys_page="https://openrouter.ai/settings/keys",
    billing_page="https://openrouter.ai/settings/credits",
    status_page="https://status.openrouter.ai",
)
DEEPSEEK = Dialect(
    "DeepSeek",
    ("api.deepseek.com",),
    thinking_back=ThinkingBack.REASONING_CONTENT,
    needs_key=True,
    key_check=KeyCheck("//user/balance", tells_balance=True),
    keys_page="https://platform.deepseek.com/api_keys",
    billing_page="https://platform.deepseek.com/top_up",
    status_page="https://status.deepseek.com",
)
GEMINI = Dialect(
    "Gemini",
    ("generativelanguage.googleapis.com",),
    thinking_marks="<thought> </thought> <think> </think>",
    needs_key=True,
    key_check=_MODELS,
    keys_page="https://aistudio.google.com/apikey",
    billing_page="https://aistudio.google.com/usage",
    status_page="https://aistudio.google.com/status",
)
MISTRAL = Dialect(
    "Mistral",
    ("api.mistral.ai",),
    temperatures=(0.0, 1.5),
    thinking_marks="[THINK] [/THINK] <think> </think>",
    needs_key=True,
    key_check=_MODELS,
    keys_page="https://console.mistral.ai/api-keys",
    billing_page="https://admin.mistral.ai/organization/billing",
    status_page="https://status.mistral.ai",
)
GROQ = Dialect(
    "Groq",
    ("api.groq.com",),
    thinking_field=ThinkingBack.REASONING,
    limit_field="max_completion_tokens",
    needs_key=True,
    key_check=_MODELS,
    keys_page="https://console.groq.com/keys",
    billing_page="https://console.groq.com/settings/billing",
    status_page="https://groqstatus.com",
)
OLLAMA = Dialect(
    "Ollama",
    port=11434,
    thinking_field=ThinkingBack.REASONING,
    key_check=KeyCheck("/models", Proof.NOTHING),
    first_word_factor=_LOADS,
    cuts_silently_at=(2048, 4096, 8192),
)
LM_STUDIO = Dialect(
    "LM Studio",
    port=1234,
    models="//api/v0/models",
    first_word_factor=_LOADS,
    cuts_silently_at=(2048, 4096, 8192),
)
LLAMA_CPP = Dialect(
    "llama.cpp",
    port=8080,
    key_check=KeyCheck("//props", Proof.UNKNOWN),
    first_word_factor=_LOADS,
    cuts_silently_at=(2048, 4096, 8192),
)
VLLM = Dialect(
    "vLLM",
    port=8000,
    thinking_field=ThinkingBack.REASONING,
    thinking_back=ThinkingBack.REASONING,
    first_word_factor=_LOADS,
)
OTHER = Dialect(marked("Other"))
PRIVATE = Dialect(
    marked("Other on a private network"),
    first_word_factor=_LOADS,
    cuts_silently_at=(2048, 4096, 8192),
)
"""A server that is not known, on this computer or a private network."""

ALL = (
    *(AIML, MINIMAX, OPENAI, OPENROUTER, DEEPSEEK, GEMINI, MISTRAL, GROQ),
    *(OLLAMA, LM_STUDIO, LLAMA_CPP, VLLM, OTHER, PRIVATE),
)


def named(name: str) -> Dialect | None:
    """The dialect of that name, or None."""
    return next((dialect for dialect in ALL if dialect.name == name), None)


def at(base_url: str) -> Dialect:
    """The dialect of the server at an address."""
    try:
        split = urlsplit(base_url)
        host, port = (split.hostname or "").rstrip("."), split.port
    except ValueError:
        return OTHER
    for dialect in ALL:
        if any(host == known or host.endswith(f".{known}") for known in dialect.hosts):
            return dialect
    if not is_private(host):
        return OTHER
    return next((dialect for dialect in ALL if port and dialect.port == port), PRIVATE)


@dataclass(frozen=True, slots=True)
class _Family:
    """Models that want something of their own at whatever server."""

    word: str
    """Part of each of their names."""
    thinking_back: ThinkingBack
    temperatures: tuple[float, float]


_FAMILIES = (_Family("minimax", ThinkingBack.INLINE, (0.01, 1.0)),)


def thinking_back(dialect: Dialect, model: str) -> ThinkingBack:
    """The form in which earlier thinking goes back to `model` at a server of that dialect."""
    if dialect.thinking_back is ThinkingBack.NOTHING and (family := _family(model)):
        return family.thinking_back
    return dialect.thinking_back


def temperatures(usual: tuple[float, float], model: str) -> tuple[float, float]:
    """The temperatures that `model` takes at a server that usually takes `usual`."""
    family = _family(model)
    if not family:
        return usual
    return max(usual[0], family.temperatures[0]), min(usual[1], family.temperatures[1])


def _family(model: str) -> _Family | None:
    return next((family for family in _FAMILIES if family.word in model.lower()), None)
