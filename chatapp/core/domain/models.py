"""Models as servers list them: names, context windows, prices, and when they retire."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
