"""Folds an answer, chunk by chunk, into one record of all that it had beside its text. No I/O.

The record is what an answer that comes at once would look like: its fields as they came, pieces
joined, later numbers in the place of earlier ones. The text of the first choice is left out, as
the reply's pieces hold it. What there is no room for is counted in `dropped`, by its path.
Folding costs time for what is new only.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import Any, cast

from chatapp.core.api.clean_text import clean
from chatapp.core.api.large_json import Json
from chatapp.core.api.response.answer_audio import Audio
from chatapp.core.api.response.cited_sources import LISTS, sources_in
from chatapp.core.api.response.delta_text import text_in_parts
from chatapp.core.api.response.folding import Fold
from chatapp.core.api.response.tool_calls import ToolCalls
from chatapp.core.domain.kept_answer import KeptAnswer
from chatapp.core.domain.reply_extras import ReplyExtras

MOST_CHOICES = 128
LOGPROBS_UNASKED = 20_000
"""Tokens, alternatives included, of which the probabilities are kept though nobody asked."""
LOGPROBS_ASKED = 400_000

_HELD = frozenset({"text", "thinking", "refusal"})
"""Fields of a part of a content, which are text."""
TEXT_FIELDS = frozenset({"content", "reasoning_content", "reasoning", "thinking"})
"""Fields of a message whose text the reply's pieces hold."""


class AnswerRecord:
    """One answer's record while it grows.

    It may be read from another thread than the one that feeds it. `secrets` never get into it.
    """

    def __init__(self, *, secrets: Sequence[str] = ()) -> None:
        self.headers: dict[str, str] = {}
        """The headers worth keeping, by their names in small letters."""
        self.times: dict[str, float] = {}
        """Moments on the way to the answer, seconds since 1970."""
        self.taken = 0
        """The number of objects that were taken."""
        self._fingerprint: object = None
        self._tier: object = None
        self._secrets = tuple(filter(None, secrets))
        self._lock = threading.Lock()
        self._fold = Fold()
        self._top: Json = {}
        self._choices: dict[int, _Choice] = {}
        self._logprobs = LOGPROBS_UNASKED

    def expect_logprobs(self) -> None:
        """Probabilities were asked for: keep more of them."""
        self._logprobs = LOGPROBS_ASKED

    def take(self, value: Json) -> None:
        """Take one object of a stream, or a whole answer."""
        with self._lock:
            self.taken += 1
            for key, new in value.items():
                if key == "choices":
                    self._take_choices(new)
                elif key == "usage":
                    self._take_usage(self._top, new)
                elif new is not None and self._top.get(key) != new:
                    self._fold.put(self._top, key, new, key)
            self._fingerprint = self._top.get("system_fingerprint")
            self._tier = self._top.get("service_tier")

    def knows(self, fingerprint: object, tier: object) -> bool:
        """True if these two are nothing new."""
        return (fingerprint is None or fingerprint == self._fingerprint) and (
            tier is None or tier == self._tier
        )

    @property
    def calls_tools(self) -> bool:
        """True if the first choice makes any call."""
        first = self._choices.get(0)
        return first is not None and bool(len(first.calls) or len(first.function))

    @property
    def progress(self) -> int:
        """Grows with each piece of a call, or of sound, that comes for the first choice."""
        first = self._choices.get(0)
        return 0 if first is None else first.progress

    @property
    def calling(self) -> str:
        """The name of the latest call of the first choice."""
        first = self._choices.get(0)
        return "" if first is None else first.calls.name or first.function.name

    @property
    def calls(self) -> list[Json]:
        """The calls of the first choice, as far as they came."""
        with self._lock:
            first = self._choices.get(0)
            return [] if first is None else first.all_calls()

    @property
    def transcript(self) -> str:
        """The words of the first choice's audio, as far as they came."""
        with self._lock:
            first = self._choices.get(0)
            return "" if first is None else clean(first.audio.transcript)

    @property
    def others(self) -> int:
        """The number of choices beside the first."""
        return len(self._choices) - (0 in self._choices)

    @property
    def open_choices(self) -> bool:
        """True if another choice than the first has begun and not ended."""
        with self._lock:
            return any(i and not choice.ended for i, choice in self._choices.items())

    @property
    def extras(self) -> ReplyExtras:
        """The sources, the sound and the probabilities of the first choice, as far as they came."""
        with self._lock:
            first = self._choices.get(0)
            return ReplyExtras() if first is None else first.extras(self._top)

    def kept(self) -> KeptAnswer:
        """The record so far, with the data that it names by hash."""
        with self._lock:
            record: Json = dict(self._top)
            data: dict[str, bytes] = {}
            if self._choices:
                record["choices"] = [
                    choice.value(index, data, self._fold.drop)
                    for index, choice in sorted(self._choices.items())
                ]
            dropped = dict(self._fold.dropped)
            for index, choice in self._choices.items():
                if lost := choice.calls.dropped + choice.function.dropped:
                    dropped[f"choices[{index}].message.tool_calls"] = lost
            whole = {
                "answer": record,
                "headers": dict(self.headers),
                "times": dict(self.times),
                "dropped": dropped,
            }
            made = _plain({k: v for k, v in whole.items() if v}, self._secrets)
        return KeptAnswer(cast(Json, made), data)

    def _take_choices(self, choices: object) -> None:
        if not isinstance(choices, list):
            return
        for entry in cast(list[Any], choices):
            if not isinstance(entry, dict):
                continue
            index = index_of(cast(Json, entry))
            choice = self._choices.get(index)
            if choice is None:
                if len(self._choices) >= MOST_CHOICES:
                    self._fold.drop("choices", 1)
                    continue
                choice = self._choices[index] = _Choice(index, self._fold)
            self._logprobs = choice.take(cast(Json, entry), self._logprobs)

    def _take_usage(self, into: Json, new: object) -> None:
        """Numbers replace those before; zeros, which some send for placeholders, do not."""
        if not isinstance(new, dict):
            self._fold.put(into, "usage", new, "usage")
            return
        before: Any = into.get("usage")
        if isinstance(before, dict):
            new = _without_zeros(cast(Json, new), cast(Json, before))
        self._fold.put(into, "usage", new, "usage")


class _Choice:
    """One choice of an answer; the text of the first is elsewhere."""

    def __init__(self, index: int, fold: Fold) -> None:
        self.calls = ToolCalls(fold)
        self.function = ToolCalls(fold)
        self.audio = Audio()
        self._path = f"choices[{index}]"
        self._first = index == 0
        self._fold = fold
        self._fields: Json = {}
        self._message: Json = {}
        self._logprobs: dict[str, list[Any]] = {}
        self._reasons: list[str] = []
        self._text_fields: dict[str, None] = {}

    def take(self, entry: Json, logprobs_left: int) -> int:
        """Take what came of it; `logprobs_left` is how many there is room for. Returns the rest."""
        for key, new in entry.items():
            if key in {"delta", "message"}:
                if isinstance(new, dict):
                    self._take_message(cast(Json, new), whole=key == "message")
            elif key == "finish_reason":
                if isinstance(new, str) and new and new not in self._reasons[-20:]:
                    self._reasons.append(new)
            elif key == "logprobs":
                logprobs_left = self._take_logprobs(new, logprobs_left)
            elif key != "index":
                self._fold.put(self._fields, key, new, f"{self._path}.{key}")
        return logprobs_left

    def _take_message(self, message: Json, *, whole: bool) -> None:
        path = f"{self._path}.message"
        had_calls = bool(len(self.calls) or len(self.function))
        for key, new in message.items():
            if key == "tool_calls":
                if not (whole and had_calls):
                    self.calls.take(new)
            elif key == "function_call":
                if not (whole and had_calls):
                    self.function.take_function(new)
            elif key == "audio":
                if isinstance(new, dict):
                    self.audio.take(cast(Json, new), whole=whole)
            elif key in TEXT_FIELDS and not isinstance(new, dict | list):
                if isinstance(new, str) and new:
                    if self._first:
                        self._text_fields[key] = None
                    elif not (whole and key in self._message):
                        self._fold.grow(self._message, key, new, f"{path}.{key}")
            elif key == "content":
                self._take_parts(cast(object, new), path)
                if not self._first and isinstance(new, list | dict):
                    self._take_text_in(cast(object, new), path)
            elif whole and isinstance(new, str) and self._message.get(key):
                pass  # said once more, after its pieces
            else:
                self._fold.grow(self._message, key, new, f"{path}.{key}")

    def _take_parts(self, content: object, path: str) -> None:
        """Of a content in parts: those that are no text."""
        parts = cast(list[Any], content if isinstance(content, list) else [content])
        kept = [
            cast(Json, part)
            for part in parts
            if isinstance(part, dict) and not _HELD & cast(Json, part).keys()
        ]
        if kept:
            self._fold.grow(self._message, "content_parts", kept, f"{path}.content_parts")
        if len(kept) < len(parts):
            self._text_fields["content"] = None

    def _take_text_in(self, content: object, path: str) -> None:
        """Of a content in parts: its text, where the reply's pieces do not hold it."""
        for key, text in zip(("content", "reasoning_content"), text_in_parts(content), strict=True):
            self._fold.grow(self._message, key, text, f"{path}.{key}")

    def _take_logprobs(self, value: object, left: int) -> int:
        if not isinstance(value, dict):
            return left
        for key, entries in cast(Json, value).items():
            if not isinstance(entries, list):
                self._fold.put(self._fields, f"logprobs_{key}", entries, f"{self._path}.logprobs")
                continue
            kept = self._logprobs.setdefault(key, [])
            for entry in cast(list[Any], entries):
                weight = _weight(entry)
                if weight > left:
                    self._fold.drop(f"{self._path}.logprobs.{key}", 1)
                else:
                    left -= weight
                    kept.append(self._fold.taken(entry, f"{self._path}.logprobs.{key}"))
        return left

    @property
    def ended(self) -> bool:
        """True if it has a finish reason."""
        return bool(self._reasons)

    def extras(self, top: Json) -> ReplyExtras:
        """Its sources, its sound and its probabilities; `top` are the answer's own fields."""
        named = (*LISTS, "annotations")
        places = [
            cast(Json, _plain({key: place[key] for key in named if key in place}, ()))
            for place in (top, self._fields, self._message)
        ]
        return ReplyExtras(
            sources_in(*places), self.audio.sound, len(self._logprobs.get("content", ()))
        )

    @property
    def progress(self) -> int:
        """Grows with each piece of a call or of sound."""
        calls = len(self.calls) + len(self.function) + self.calls.size + self.function.size
        return calls + self.audio.size

    def all_calls(self) -> list[Json]:
        """Its calls, of the older kind as well."""
        return self.calls.wire() + self.function.wire()

    def value(self, index: int, data: dict[str, bytes], drop: Any) -> Json:
        message = dict(self._message)
        if len(self.calls):
            message["tool_calls"] = self.calls.wire()
        if len(self.function):
            message["function_call"] = self.function.wire()[0]["function"]
        if self.audio.any:
            message["audio"] = self.audio.value(data, drop, f"{self._path}.message.audio.data")
        made: Json = {"index": index, **self._fields}
        if message:
            made["message"] = message
        if self._reasons:
            telling = [reason for reason in self._reasons if reason != "stop"]
            made["finish_reason"] = (telling or self._reasons)[0]
        if len(self._reasons) > 1:
            made["finish_reasons"] = list(self._reasons)
        if self._logprobs:
            made["logprobs"] = dict(self._logprobs)
        if self._text_fields:
            made["text_fields"] = list(self._text_fields)
        return made


def index_of(choice: Json) -> int:
    """The number of a choice; 0 where it has none."""
    index = choice.get("index") or 0
    try:
        return int(index)
    except (TypeError, ValueError, OverflowError):
        return 0


def _weight(entry: object) -> int:
    """The tokens that an entry of log probabilities is about: its own, and the alternatives."""
    top: Any = cast(Json, entry).get("top_logprobs") if isinstance(entry, dict) else None
    return 1 + (len(cast(list[Any], top)) if isinstance(top, list) else 0)


def _without_zeros(new: Json, before: Json) -> Json:
    made: Json = {}
    for key, value in new.items():
        old: Any = before.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            made[key] = _without_zeros(cast(Json, value), cast(Json, old))
        elif value or not old:
            made[key] = value
    return made


def _plain(value: Any, secrets: Iterable[str]) -> Any:
    """`value` as JSON that any program reads: texts whole and clean, numbers finite."""
    if isinstance(value, str):
        value = clean(value)
        for secret in secrets:
            value = value.replace(secret, "[redacted]")
        return value
    if isinstance(value, dict):
        made = cast(Json, value)
        return {_plain(str(k), secrets): _plain(v, secrets) for k, v in made.items()}
    if isinstance(value, list):
        return [_plain(v, secrets) for v in cast(list[Any], value)]
    if isinstance(value, float) and not abs(value) < float("inf"):
        return str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    joined: str = value.joined
    return _plain(joined, secrets)
