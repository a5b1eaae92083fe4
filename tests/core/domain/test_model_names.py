"""Names of models: which mean the same one."""

from __future__ import annotations

import pytest

from chatapp.core.domain.model_names import answered_by, same_model

SAME = [
    ("gpt-4o", "gpt-4o-2024-08-06"),
    ("gpt-4", "gpt-4-0613"),
    ("openai/gpt-4o", "gpt-4o-2024-08-06"),
    ("minimax/m2-7-20260402", "MiniMax-M2.7"),
    ("minimax/minimax-m2", "MiniMaxAI/MiniMax-M2"),
    ("claude-3-5-sonnet-latest", "claude-3-5-sonnet-20241022"),
    ("anthropic.claude-3-haiku", "claude-3-haiku"),
    ("mistral-small-latest", "mistral-small-2402"),
    ("gemini-2.5-pro", "models/gemini-2.5-pro"),
    ("deepseek/deepseek-r1:free", "deepseek/deepseek-r1"),
    ("llama3", "llama3:latest"),
    ("Qwen2.5-7B-Instruct", "/home/somebody/models/qwen2.5-7b-instruct.gguf"),
    ("some-model", ""),
    ("", "some-model"),
]
OTHERS = [
    ("gpt-4o", "gpt-4o-mini"),
    ("gpt-4o", "gpt-4o-mini-2024-07-18"),
    ("gpt-4o-2024-05-13", "gpt-4o-2024-08-06"),
    ("gpt-4", "gpt-3.5-turbo-0125"),
    ("llama3.1:70b", "llama3.1:8b"),
    ("openrouter/auto", "anthropic/claude-3-haiku"),
    ("minimax/m2-7-20260402", "MiniMax-M2.1"),
    ("some-model", "another"),
]


@pytest.mark.parametrize(("asked", "answered"), SAME)
def test_another_name_of_the_same_model_is_not_told(asked: str, answered: str) -> None:
    assert same_model(asked, answered)
    assert same_model(answered, asked)
    assert answered_by(asked, answered) == ""


@pytest.mark.parametrize(("asked", "answered"), OTHERS)
def test_another_model_is_told(asked: str, answered: str) -> None:
    assert not same_model(asked, answered)
    assert not same_model(answered, asked)
    assert answered_by(asked, answered) == f"Answered by {answered}, not by {asked}."


def test_a_name_without_end_is_cut() -> None:
    told = answered_by("some-model", "x" * 100_000)
    assert told == f"Answered by {'x' * 100}…, not by some-model."
