"""Asks servers what costs nothing: for their models, whether they take a key, what is left."""

from __future__ import annotations

import time
from collections.abc import Awaitable
from dataclasses import replace
from typing import Protocol

from chatapp.core.api.model_list import balance, model_ids, models_in, with_retirements
from chatapp.core.api.small_body import parsed
from chatapp.core.domain.dialects import Proof
from chatapp.core.domain.errors import ModelUnavailable, RequestError, WrongAddress
from chatapp.core.domain.i18n import decimal, tr
from chatapp.core.domain.models import Balance, ModelList
from chatapp.core.domain.servers import Server

_LIST = "/models"


class Get(Protocol):
    """Gets a small body, and its tag; None for the one that has the given tag already."""

    def __call__(
        self, url: str, key: str, tag: str = ""
    ) -> Awaitable[tuple[bytes | None, str]]: ...


def address_of(server: Server, path: str) -> str:
    """The address of a path in a dialect: behind the base URL, or with ``//`` behind its root."""
    if path.startswith("//"):
        return server.base_url.removesuffix("/v1") + path[1:]
    return server.base_url + path


async def check_key(get: Get, server: Server, key: str) -> str:
    """Check a key; says in a sentence what that proved. Raises `RequestError`."""
    check = server.dialect.key_check
    url = address_of(server, check.path)
    if check.path == _LIST:
        return await _check_by_models(get, url, key, check.proof)
    try:
        body, _ = await get(url, key)
    except (WrongAddress, ModelUnavailable) as error:
        if not _is_missing(error):
            raise
        return await _check_by_models(get, address_of(server, _LIST), key, Proof.UNKNOWN)
    if check.proof is Proof.UNKNOWN and (not key or await _answers_anybody(get, url)):
        return tr("Connected. This server takes requests without an API key.")
    left = await parsed(balance, body or b"")
    return tr("API key accepted.") if left is None else balance_in_words(left)


async def balance_of(get: Get, server: Server, key: str) -> Balance | None:
    """The money that is left at a server; None where it does not say. Raises `RequestError`."""
    check = server.dialect.key_check
    if not check.tells_balance:
        return None
    body, _ = await get(address_of(server, check.path), key)
    return await parsed(balance, body or b"")


def balance_in_words(left: Balance) -> str:
    """An accepted key, and what is left of the money."""
    dollars = decimal(left.amount, 2)
    if left.of_key:
        told = tr("API key accepted. ${dollars} may still be spent with it.")
    elif left.currency != "USD":
        told = tr("API key accepted. Balance: {amount} {currency}")
        return told.format(amount=dollars, currency=left.currency)
    else:
        told = tr("API key accepted. Balance: ${dollars}")
    return told.format(dollars=dollars)


async def _check_by_models(get: Get, url: str, key: str, proof: Proof) -> str:
    try:
        body, _ = await get(url, key)
        found = len(await parsed(model_ids, body or b""))
    except (WrongAddress, ModelUnavailable) as error:
        if not _is_missing(error):
            raise
        return tr("Connected. The server lists no models, so the API key was not checked.")
    except (ValueError, RecursionError):
        raise WrongAddress from None
    if not key:
        told = tr("Connected. %n model available.|Connected. %n models available.", "", found)
    elif proof is Proof.KEY or not (proof is Proof.NOTHING or await _answers_anybody(get, url)):
        told = tr(
            "API key accepted. %n model available.|API key accepted. %n models available.",
            "",
            found,
        )
    else:
        told = tr("Connected. The list of models is public: the API key was not tried.")
    return told


async def _answers_anybody(get: Get, url: str) -> bool:
    """True if the server gives the same to who has no key."""
    try:
        await get(url, "")
    except RequestError:
        return False
    return True


def _is_missing(error: RequestError) -> bool:
    return error.details.startswith("HTTP 404")


async def models(get: Get, server: Server, key: str, known: ModelList) -> ModelList:
    """The chat models of a server; `known` once more if nothing has changed since.

    Raises `RequestError`.
    """
    path = server.dialect.models
    try:
        try:
            body, tag = await get(address_of(server, path), key, known.tag)
        except (WrongAddress, ModelUnavailable) as error:
            if path == _LIST or not _is_missing(error):
                raise
            body, tag = await get(address_of(server, _LIST), key, known.tag)
        if body is None:
            return replace(known, at=time.time())
        found = await parsed(models_in, body)
    except (ValueError, RecursionError):
        raise WrongAddress from None
    if retiring := server.dialect.deprecations:
        try:
            ends, _ = await get(address_of(server, retiring), key)
            found = with_retirements(found, ends or b"")
        except (RequestError, ValueError, RecursionError):
            pass  # the models are of use without it
    return ModelList(found, tag, time.time())
