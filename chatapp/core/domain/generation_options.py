"""Generation options: everything a request can ask of a model beside its messages.

`GenerationOptions` is the value, `OPTIONS` says of each of its fields what a person may set:
range, sentence, and a check with a sentence for a value that cannot be sent.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from chatapp.core.domain.i18n import marked, number, tr
from chatapp.core.domain.typed_json import JsonFault, bias_fault, prediction_fault

OptionValue: TypeAlias = float | int | str | bool
"""The value of an option that is set."""


@dataclass(frozen=True, slots=True)
class GenerationOptions:
    """The options of a request. A field that is None is left to the server."""

    temperature: float | None = None
    max_tokens: int | None = None
    reasoning_effort: str | None = None
    top_p: float | None = None
    frequency_penalty: float | None = None
    presence_penalty: float | None = None
    seed: int | None = None
    top_logprobs: int | None = None
    """With it, the request asks for log probabilities too: one without the other is refused."""
    logit_bias: str | None = None
    """A JSON object: the id of a token, and its bias."""
    prediction: str | None = None
    """A JSON object, as the API takes it."""
    name: str | None = None
    """The person's name, which stands at their messages."""
    stream: bool | None = None
    include_usage: bool | None = None

    def over(self, below: GenerationOptions) -> GenerationOptions:
        """These options, and those of `below` where nothing is set here."""
        return replace(below, **self.given())

    def given(self) -> dict[str, OptionValue]:
        """The options that are set, by their names."""
        values = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in values if value is not None}

    def without(self, names: Iterable[str]) -> GenerationOptions:
        """These options, those of `names` left to the server."""
        return replace(self, **dict.fromkeys(names))


class Origin(StrEnum):
    """The place where an option of a reply was set."""

    CONVERSATION = "conversation"
    PERSONA = "persona"
    SETTINGS = "settings"


class OptionKind(StrEnum):
    """The kind of value an option takes."""

    NUMBER = "number"
    WHOLE = "whole"
    CHOICE = "choice"
    SWITCH = "switch"
    JSON = "json"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Option:
    """The description of a field of `GenerationOptions`, for whoever sets it."""

    name: str
    kind: OptionKind
    label: str
    help: str
    least: float = 0
    """The range of a number, ends included."""
    most: float = 0
    unset: str = marked("Left to the model")
    """The state while it is not set, in a few words."""
    choices: Mapping[str, str] = field(default_factory=dict[str, str])
    """Of a choice: value -> words."""
    advanced: bool = True
    """False for the few that are shown before the rest is unfolded."""
    fields: tuple[str, ...] = ()
    """The fields of a request that it sets; empty: the one of its name."""

    def fault(self, value: object) -> str:
        """The sentence that says why `value` cannot be sent; empty if it can."""
        match self.kind:
            case OptionKind.NUMBER | OptionKind.WHOLE:
                return self._number_fault(value)
            case OptionKind.CHOICE:
                known = isinstance(value, str) and value in self.choices
                return "" if known else tr("This is not one of the choices.")
            case OptionKind.SWITCH:
                return "" if isinstance(value, bool) else tr("This must be on or off.")
            case OptionKind.TEXT:
                usable = isinstance(value, str) and value.strip() and len(value) <= self.most
                return "" if usable else self._text_fault()
            case OptionKind.JSON:
                if not isinstance(value, str):
                    return tr("This must be JSON in quotes.")
                fault = self.json_fault(value)
                return fault.sentence if fault else ""

    def json_fault(self, text: str) -> JsonFault | None:
        """The fault of a text for an option that is JSON, with its place."""
        return _JSON_FAULTS[self.name](text)

    def read(self, text: str) -> OptionValue:
        """The value that was typed as `text`. Raises ValueError with the sentence."""
        text = text.strip()
        value: OptionValue = text
        if self.kind is OptionKind.WHOLE:
            # Also as people group digits: 2,000 or 2.000 or 2 000.
            grouped = re.fullmatch(r"-?\d{1,3}([.,'’\s]\d{3})+", text)
            plain = re.sub(r"[^\d-]", "", text) if grouped else text
            value = int(plain) if re.fullmatch(r"-?\d{1,18}", plain) else math.nan
        elif self.kind is OptionKind.NUMBER:
            plain = text.replace(",", ".").replace("−", "-")
            value = float(plain) if re.fullmatch(r"-?(\d+\.?\d*|\.\d+)", plain) else math.nan
        if fault := self.fault(value):
            raise ValueError(fault)
        return value

    def range(self) -> str:
        """The range of a number as a person reads it, else an empty string."""
        if self.kind not in {OptionKind.NUMBER, OptionKind.WHOLE}:
            return ""
        return tr("{least} to {most}").format(least=_as_read(self.least), most=_as_read(self.most))

    def said(self, value: OptionValue) -> str:
        """A value in a word or two."""
        if isinstance(value, bool):
            return tr("On") if value else tr("Off")
        if isinstance(value, str):
            known = self.choices.get(value)
            return tr(known) if known else tr("Set") if self.kind is OptionKind.JSON else value
        return _as_read(value)

    def _number_fault(self, value: object) -> str:
        whole = self.kind is OptionKind.WHOLE
        if (
            not isinstance(value, bool)
            and isinstance(value, int if whole else (int, float))
            and self.least <= value <= self.most
        ):
            return ""
        if whole:
            must = tr("This must be a whole number from {least} to {most}.")
        else:
            must = tr("This must be a number from {least} to {most}.")
        return must.format(least=_as_read(self.least), most=_as_read(self.most))

    def _text_fault(self) -> str:
        return tr("This must be text of at most {most} characters.").format(
            most=_as_read(self.most)
        )


_JSON_FAULTS = {"logit_bias": bias_fault, "prediction": prediction_fault}

_ALL = (
    Option(
        "temperature",
        OptionKind.NUMBER,
        marked("Temperature"),
        marked("How varied the wording is: low is precise and repeatable, high is inventive."),
        0,
        2,
        advanced=False,
    ),
    Option(
        "max_tokens",
        OptionKind.WHOLE,
        marked("Longest reply"),
        marked("In tokens, thinking included. A token is about ¾ of a word."),
        1,
        10_000_000,
        unset=marked("No limit"),
        advanced=False,
    ),
    Option(
        "reasoning_effort",
        OptionKind.CHOICE,
        marked("Thinking effort"),
        marked("How long a model that thinks does so before it replies."),
        choices=MappingProxyType(
            {"low": marked("Low"), "medium": marked("Medium"), "high": marked("High")}
        ),
        advanced=False,
    ),
    Option(
        "top_p",
        OptionKind.NUMBER,
        marked("Top P"),
        marked(
            "Only the likeliest words, together this probable, are chosen from. Change this or "
            "the temperature, not both."
        ),
        0.01,
        1,
    ),
    Option(
        "frequency_penalty",
        OptionKind.NUMBER,
        marked("Frequency penalty"),
        marked("Above 0, words that were used often become less likely; below 0, more likely."),
        -2,
        2,
    ),
    Option(
        "presence_penalty",
        OptionKind.NUMBER,
        marked("Presence penalty"),
        marked("Above 0, the model moves on to new subjects; below 0, it stays with the old."),
        -2,
        2,
    ),
    Option(
        "seed",
        OptionKind.WHOLE,
        marked("Seed"),
        marked("The same number and the same message give the same reply, as far as possible."),
        1,
        2**53 - 1,
        unset=marked("Random"),
    ),
    Option(
        "top_logprobs",
        OptionKind.WHOLE,
        marked("Other likely words"),
        marked("How many other words the server names for each word, with their probabilities."),
        0,
        20,
        unset=marked("Not asked for"),
        fields=("logprobs", "top_logprobs"),
    ),
    Option(
        "logit_bias",
        OptionKind.JSON,
        marked("Token bias"),
        marked("JSON: token IDs, each with a number from -100 (never) to 100 (always)."),
        unset=marked("None"),
    ),
    Option(
        "prediction",
        OptionKind.JSON,
        marked("Predicted reply"),
        marked(
            "JSON with a text that the reply will mostly repeat, so that it comes sooner. Words "
            "that turn out different are billed too."
        ),
        unset=marked("None"),
    ),
    Option(
        "name",
        OptionKind.TEXT,
        marked("Your name"),
        marked("Sent with each of your messages, so that the model can tell people apart."),
        most=64,
        unset=marked("Not sent"),
    ),
    Option(
        "stream",
        OptionKind.SWITCH,
        marked("Show replies as they are written"),
        marked("When off, the whole reply arrives at once, at its end."),
        unset=marked("On"),
    ),
    Option(
        "include_usage",
        OptionKind.SWITCH,
        marked("Ask for token counts"),
        marked("Has the server say how many tokens a reply took. Some servers refuse to."),
        unset=marked("On"),
        fields=("stream_options",),
    ),
)

OPTIONS: Mapping[str, Option] = MappingProxyType({option.name: option for option in _ALL})
"""Every option by its name, in the order in which they are shown."""


def usable(values: Mapping[str, Any]) -> GenerationOptions:
    """The options among `values` that can be sent; the others are passed over."""
    kept: dict[str, Any] = {
        name: values[name]
        for name, option in OPTIONS.items()
        if name in values and not option.fault(values[name])
    }
    return GenerationOptions(**kept)


def _as_read(value: float) -> str:
    """A number as a person reads it: with as many digits as it has."""
    if value == int(value):
        sign = "-" if value < 0 else ""
        return sign + number(abs(int(value)))
    return f"{value:.4f}".rstrip("0").replace(".", tr(".", "decimal point"))
