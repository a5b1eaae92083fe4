"""Generation options: what can be set, what cannot and why, and which of two count."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given

from chatapp.core.domain.generation_options import (
    OPTIONS,
    GenerationOptions,
    OptionKind,
    usable,
)
from chatapp.core.domain.typed_json import JsonFault, bias_fault, body_fault, headers_fault
from tests.core.domain.some_options import some_options
from tests.wire_schema import paths_of_a_request


def test_every_field_is_an_option_with_a_sentence() -> None:
    assert list(OPTIONS) == [one.name for one in fields(GenerationOptions)]
    for option in OPTIONS.values():
        assert option.help.endswith(".")
        assert option.label


def test_every_field_of_a_request_can_be_set() -> None:
    set_here = {name for o in OPTIONS.values() for name in o.fields or (o.name,)}
    top = {path for path in paths_of_a_request() if not set(path) & set(".[<")}
    elsewhere = {"model", "messages", "tools", "tool_choice", "parallel_tool_calls"}
    assert top - elsewhere - {"max_completion_tokens"} == set_here - {"name"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("logit_bias", '{"50256": -100, "7": 1.5}'),
        ("prediction", '{"type": "content", "content": "as it was"}'),
        ("prediction", '{"type": "content", "content": [{"type": "text", "text": "a"}]}'),
    ],
)
def test_typed_json_that_is_valid_has_no_fault(name: str, value: str) -> None:
    assert not OPTIONS[name].fault(value)


@given(some_options())
def test_what_is_valid_has_no_fault_and_is_usable(options: GenerationOptions) -> None:
    given_here = options.given()
    assert not [n for n, value in given_here.items() if OPTIONS[n].fault(value)]
    assert usable({**given_here, "another": 1}) == options


@given(some_options(), some_options())
def test_what_is_set_above_counts(above: GenerationOptions, below: GenerationOptions) -> None:
    both = above.over(below)
    for name in OPTIONS:
        own = getattr(above, name)
        assert getattr(both, name) == (getattr(below, name) if own is None else own)
    assert both.without(OPTIONS) == GenerationOptions()


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("temperature", "3", "This must be a number from 0 to 2."),
        ("temperature", "-0.1", "This must be a number from 0 to 2."),
        ("temperature", "warm", "This must be a number from 0 to 2."),
        ("temperature", "nan", "This must be a number from 0 to 2."),
        ("top_p", "0", "This must be a number from 0.01 to 1."),
        ("frequency_penalty", "-2.1", "This must be a number from -2 to 2."),
        ("max_tokens", "0", "This must be a whole number from 1 to 10,000,000."),
        ("max_tokens", "1.5", "This must be a whole number from 1 to 10,000,000."),
        ("max_tokens", "9" * 30, "This must be a whole number from 1 to 10,000,000."),
        ("seed", "0", "This must be a whole number from 1 to 9,007,199,254,740,991."),
        ("top_logprobs", "21", "This must be a whole number from 0 to 20."),
        ("name", "x" * 65, "This must be text of at most 64 characters."),
        ("reasoning_effort", "extreme", "This is not one of the choices."),
        ("logit_bias", "[]", "This must be a JSON object, in braces."),
        ("logit_bias", '{"5": 101}', "The bias of token 5 must be a number from -100 to 100."),
        ("logit_bias", '{"a": 1}', "“a” is no token ID: it must be a whole number in quotes."),
        ("logit_bias", '{"5": NaN}', "This must be a JSON object, in braces."),
        ("prediction", '{"5": }', "This is not valid JSON: line 1, character 7."),
        (
            "prediction",
            '{"content": "x"}',
            'This must have the form {"type": "content", "content": "…"}.',
        ),
    ],
)
def test_what_cannot_be_sent_is_said(name: str, typed: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:
        OPTIONS[name].read(typed)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("temperature", " 0.7 ", 0.7),
        ("temperature", "0,7", 0.7),
        ("temperature", ".5", 0.5),
        ("presence_penalty", "−1", -1.0),
        ("max_tokens", "2000", 2000),
        ("max_tokens", "2,000", 2000),
        ("max_tokens", "2.000", 2000),
        ("max_tokens", "12 000", 12000),
        ("reasoning_effort", "low", "low"),
        ("name", " Ada ", "Ada"),
    ],
)
def test_numbers_are_read_as_people_write_them(name: str, typed: str, value: object) -> None:
    assert OPTIONS[name].read(typed) == value


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.5, "0.5"), (1.0, "1"), (-2, "-2"), (0.3333333, "0.3333"), (4096, "4,096")],
)
def test_numbers_are_said_with_as_many_digits_as_they_have(value: float, said: str) -> None:
    assert OPTIONS["temperature"].said(value) == said


def test_values_that_are_no_number_are_said() -> None:
    assert OPTIONS["reasoning_effort"].said("high") == "High"
    assert OPTIONS["stream"].said(False) == "Off"
    assert OPTIONS["prediction"].said("{}") == "Set"


def test_the_place_of_a_fault_is_known() -> None:
    text = '{"1": 5,\n "x": 5}'
    fault = bias_fault(text)
    assert isinstance(fault, JsonFault)
    assert text[fault.at :] == '"x": 5}'
    assert bias_fault('{"1": 5,}') == JsonFault("This is not valid JSON: line 1, character 9.", 8)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"model": "x"}', "“model” is set by Chatapp itself."),
        ('{"top_k": 40, "messages": []}', "“messages” is set by Chatapp itself."),
        ("7", "This must be a JSON object, in braces."),
        ('{"a": "\\ud800"}', "This holds half a character, which cannot be sent."),
    ],
)
def test_further_fields_are_checked(text: str, sentence: str) -> None:
    fault = body_fault(text)
    assert fault is not None
    assert fault.sentence == sentence
    assert body_fault('{"top_k": 40}') is None
    assert body_fault("") is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"Authorization": "x"}', "“Authorization” is set by Chatapp itself."),
        ('{"a b": "x"}', "“a b” is no name of a header."),
        ('{"": "x"}', "“” is no name of a header."),
        ('{"X-A": 1}', "The value of “X-A” must be text in quotes, in plain letters."),
        ('{"X-A": "a\\nb"}', "The value of “X-A” must be text in quotes, in plain letters."),
    ],
)
def test_further_headers_are_checked(text: str, sentence: str) -> None:
    fault = headers_fault(text)
    assert fault is not None
    assert fault.sentence == sentence
    assert headers_fault('{"X-A": "b"}') is None


WRONG: tuple[object, ...] = ([], {}, None, object())


def test_kinds_that_hold_other_things_are_refused() -> None:
    for option in OPTIONS.values():
        assert all(option.fault(wrong) for wrong in WRONG)
        if option.kind in {OptionKind.NUMBER, OptionKind.WHOLE}:
            assert option.fault(True)


def test_without_leaves_to_the_server() -> None:
    options = GenerationOptions(0.5, 100)
    assert options.without(["max_tokens"]) == replace(options, max_tokens=None)
