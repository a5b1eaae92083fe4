"""Dialects: found by address, and what they say about servers."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from chatapp.core.api.request.form import form_for
from chatapp.core.domain import dialects
from chatapp.core.domain.addresses import normalise_base_url
from chatapp.core.domain.dialects import Delivery, Dialect, ThinkingBack
from chatapp.core.domain.servers import AIML, LOCAL, SendThinking, Server, ServerKind


def server(address: str, model: str = "m", **more: str) -> Server:
    choice = SendThinking(more.pop("send_thinking", "auto"))
    url = normalise_base_url(address)
    return Server("s", "S", ServerKind.OTHER, url, model, **more, send_thinking=choice)


@pytest.mark.parametrize(
    ("address", "dialect"),
    [
        ("https://api.aimlapi.com/v1", dialects.AIML),
        ("api.minimax.io", dialects.MINIMAX),
        ("api.openai.com", dialects.OPENAI),
        ("https://openrouter.ai/api/v1", dialects.OPENROUTER),
        ("api.deepseek.com", dialects.DEEPSEEK),
        ("https://generativelanguage.googleapis.com/v1beta/openai", dialects.GEMINI),
        ("api.mistral.ai", dialects.MISTRAL),
        ("https://api.groq.com/openai/v1", dialects.GROQ),
        ("localhost:11434", dialects.OLLAMA),
        ("192.168.1.7:11434", dialects.OLLAMA),
        ("127.0.0.1:1234", dialects.LM_STUDIO),
        ("http://[::1]:8080/v1", dialects.LLAMA_CPP),
        ("nas.local:8000", dialects.VLLM),
        ("localhost:9999", dialects.PRIVATE),
        ("localhost", dialects.PRIVATE),
        ("example.org:11434", dialects.OTHER),
        ("example.org", dialects.OTHER),
        ("notopenai.com", dialects.OTHER),
        ("api.openai.com.example.org", dialects.OTHER),
    ],
)
def test_a_server_is_known_by_its_address(address: str, dialect: Dialect) -> None:
    assert server(address).dialect is dialect


def test_a_chosen_dialect_comes_before_the_address() -> None:
    assert server("example.org", speaks="vLLM").dialect is dialects.VLLM
    assert server("api.openai.com", speaks="unheard of").dialect is dialects.OPENAI


def test_built_in_servers_speak_their_own() -> None:
    assert AIML.dialect is dialects.AIML
    assert LOCAL.dialect is dialects.LLAMA_CPP


def test_an_address_that_is_none_is_no_trouble() -> None:
    assert dialects.at("http://[::1") is dialects.OTHER
    assert dialects.at("http://localhost:99999") is dialects.OTHER
    assert dialects.at("") is dialects.OTHER


@pytest.mark.parametrize(
    ("address", "model", "choice", "back"),
    [
        ("api.deepseek.com", "m", "auto", ThinkingBack.REASONING_CONTENT),
        ("api.deepseek.com", "m", "never", ThinkingBack.NOTHING),
        ("https://openrouter.ai/api/v1", "minimax/m2", "auto", ThinkingBack.DETAILS),
        ("https://api.groq.com/openai/v1", "m", "auto", ThinkingBack.NOTHING),
        ("https://api.groq.com/openai/v1", "m", "always", ThinkingBack.REASONING),
        ("example.org", "m", "auto", ThinkingBack.NOTHING),
        ("example.org", "m", "always", ThinkingBack.REASONING_CONTENT),
        ("example.org", "MiniMax-M2", "auto", ThinkingBack.INLINE),
        ("example.org", "MiniMax-M2", "never", ThinkingBack.NOTHING),
        ("localhost:8000", "m", "auto", ThinkingBack.REASONING),
    ],
)
def test_earlier_thinking_goes_back_as_the_server_wants_it(
    address: str, model: str, choice: str, back: ThinkingBack
) -> None:
    asked = server(address, model, send_thinking=choice)
    assert asked.thinking_back is form_for(asked).thinking_back is back


@pytest.mark.parametrize(
    ("usual", "model", "range_"),
    [
        ((0.0, 2.0), "gpt", (0.0, 2.0)),
        ((0.0, 1.5), "mistral", (0.0, 1.5)),
        ((0.0, 2.0), "minimax/m2", (0.01, 1.0)),
    ],
)
def test_the_temperatures_of_a_model(
    usual: tuple[float, float], model: str, range_: tuple[float, float]
) -> None:
    assert dialects.temperatures(usual, model) == range_


@pytest.mark.parametrize("dialect", dialects.ALL, ids=lambda dialect: dialect.name)
def test_the_table_is_sound(dialect: Dialect) -> None:
    assert dialects.named(dialect.name) is dialect
    for page in (dialect.keys_page, dialect.billing_page, dialect.status_page):
        assert not page or urlsplit(page).scheme == "https"
    assert dialect.keys_page or not dialect.needs_key
    assert not (dialect.hosts and dialect.port)


def test_the_file_itself_goes_where_that_is_documented() -> None:
    documented = {d.name for d in dialects.ALL if d.pdf_delivery is Delivery.ORIGINAL}
    assert documented == {"AI/ML API", "OpenAI", "OpenRouter"}
