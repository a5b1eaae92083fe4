"""Models as servers list them: names, context windows, prices, and when they retire."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chatapp.core.domain.conversation import Usage
from chatapp.core.domain.model_names import same_model

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Model:
    """A model in a server's list. `None` and "" mean that the list does not say."""

    id: str
    window: int | None = None
    """The tokens that question and reply may have together."""
    usd_in: float | None = None
    """US dollars for a million tokens of the request."""
    usd_out: float | None = None
    """US dollars for a million tokens of the reply."""
    retires: str = ""
    """The day of its end as YYYY-MM-DD, or ``now`` where it has gone already."""
    replacement: str = ""
    """The model to change to then."""

    def price_of(self, usage: Usage) -> float | None:
        """US dollars of a reply that used so much, where prices and tokens are known."""
        asked, answered = usage.prompt_tokens, usage.completion_tokens
        if self.usd_in is None or self.usd_out is None or asked is None or answered is None:
            return None
        return (asked * self.usd_in + answered * self.usd_out) / _MILLION


@dataclass(frozen=True, slots=True)
class ModelList:
    """A server's list of models."""

    models: tuple[Model, ...] = ()
    tag: str = ""
    """The server's mark of this state of the list."""
    at: float = 0.0
    """The moment it was heard from the server, seconds since 1970."""

    @property
    def ids(self) -> list[str]:
        """The names of the models, in the server's order."""
        return [model.id for model in self.models]

    def model(self, model_id: str) -> Model | None:
        """The model of that name, or None."""
        return next((model for model in self.models if model.id == model_id), None)

    def most_like(self, names: Sequence[str]) -> Model | None:
        """The model that replied under the first of `names`, of which others may be aliases.

        Its own name counts first, then another that means the same. None where two would do.
        """
        replied = names[0] if names else ""
        aliases = [name for name in names if same_model(name, replied)]
        for name in aliases:
            if found := self.model(name):
                return found
        alike = [model for model in self.models if replied and same_model(model.id, replied)]
        return alike[0] if len(alike) == 1 else None


NOTHING_KNOWN = ModelList()


@dataclass(frozen=True, slots=True)
class Balance:
    """The money that is left at a server."""

    amount: float
    currency: str = "USD"
    of_key: bool = False
    """It is what this API key may spend, not what the account has."""


def unique(models: Iterable[Model]) -> tuple[Model, ...]:
    """`models`, each name once: of two, the first that says something of its window or price."""
    found: dict[str, Model] = {}
    for model in models:
        first = found.get(model.id)
        if first is None or (first.window is None and first.usd_in is None):
            found[model.id] = model
    return tuple(found.values())
