"""Tells what a refusal means by its codes, and by its words where there are none. No I/O.

Codes come first: words such as "credits" or "quota" stand in refusals of every kind.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from chatapp.core.api.failures.error_body import ErrorBody


class Meaning(Enum):
    """A meaning that a refusal's status alone does not tell."""

    FILTERED = auto()
    TOO_LONG = auto()
    TOO_MANY_TOKENS = auto()
    """More than the plan allows in a minute, in one request."""
    PLAN_LIMIT = auto()
    """A limit that does not pass in a minute."""
    NO_MONEY = auto()
    KEY = auto()
    NO_MODEL = auto()
    NOT_INSTALLED = auto()
    NOT_LOADED = auto()
    LOADING = auto()
    CANNOT_RUN = auto()
    POLICY = auto()
    REPLY_TOO_SHORT = auto()
    REPLY_TOO_LONG = auto()


_MINIMAX_STATUS = {
    1000: 500,
    1001: 504,
    1002: 429,
    1004: 401,
    1008: 402,
    1024: 500,
    1033: 502,
    2013: 400,
    2049: 401,
}
_MINIMAX = {
    1026: Meaning.FILTERED,
    1027: Meaning.FILTERED,
    1039: Meaning.PLAN_LIMIT,
    2056: Meaning.PLAN_LIMIT,
    2061: Meaning.PLAN_LIMIT,
}
_STATUS = {
    "invalid_api_key": 401,
    "api_key_invalid": 401,
    "authentication_error": 401,
    "unauthenticated": 401,
    "insufficient_quota": 402,
    "permission_error": 403,
    "permission_denied": 403,
    "model_not_found": 404,
    "not_found_error": 404,
    "notfounderror": 404,
    "not_found": 404,
    "rate_limit_error": 429,
    "rate_limit_exceeded": 429,
    "too_many_requests": 429,
    "resource_exhausted": 429,
    "bad_request_error": 400,
    "invalid_request_error": 400,
    "badrequesterror": 400,
    "invalid_argument": 400,
    "context_length_exceeded": 400,
    "exceed_context_size_error": 400,
    "internal_server_error": 500,
    "internalservererror": 500,
    "server_error": 500,
    "overloaded_error": 529,
    "unavailable": 503,
    "unavailable_error": 503,
    "deadline_exceeded": 504,
}
"""The statuses of codes, for errors that come with a good status."""
_CODES = {
    "content_filter": Meaning.FILTERED,
    "content_policy_violation": Meaning.FILTERED,
    "responsibleaipolicyviolation": Meaning.FILTERED,
    "data_inspection_failed": Meaning.FILTERED,
    "invalid_prompt": Meaning.FILTERED,
    "context_length_exceeded": Meaning.TOO_LONG,
    "exceed_context_size_error": Meaning.TOO_LONG,
    "string_above_max_length": Meaning.TOO_LONG,
    "api_key_invalid": Meaning.KEY,
    "invalid_api_key": Meaning.KEY,
    "insufficient_quota": Meaning.NO_MONEY,
    "insufficient_credits": Meaning.NO_MONEY,
    "insufficient_balance": Meaning.NO_MONEY,
    "exceeded_current_quota_error": Meaning.NO_MONEY,
    "billing_hard_limit_reached": Meaning.NO_MONEY,
    "billing_not_active": Meaning.NO_MONEY,
    "billing_error": Meaning.NO_MONEY,
    "model_decommissioned": Meaning.NO_MODEL,
    "model_not_found": Meaning.NO_MODEL,
    "deploymentnotfound": Meaning.NO_MODEL,
    "invalid_model": Meaning.NO_MODEL,
}
_WORDS: list[tuple[Meaning, frozenset[int], str]] = [
    (
        Meaning.FILTERED,
        frozenset({400, 403}),
        r"content exists risk|violat\w+ (?:of )?our (?:usage|content) polic",
    ),
    (
        Meaning.CANNOT_RUN,
        frozenset({200, 400, 404, 500}),
        r"requires more (?:system|gpu|video) memory|model has crashed|out of memory"
        r"|runner process (?:has terminated|no longer running)"
        r"|(?:failed to|unable to) load (?:the )?model",
    ),
    (Meaning.NOT_LOADED, frozenset({200, 400, 404}), r"no models? (?:is |are )?loaded"),
    (Meaning.NOT_INSTALLED, frozenset({200, 400, 404}), r"try pulling it"),
    (
        Meaning.LOADING,
        frozenset({503}),
        r"loading model|model\b.{0,80}? is (?:still |currently )?loading",
    ),
    (
        Meaning.POLICY,
        frozenset({403, 404}),
        r"data policy|privacy settings?|guardrail|terms of service"
        r"|no endpoints? found (?:that|match)"
        r"|no allowed providers|all providers have been ignored",
    ),
    (
        Meaning.REPLY_TOO_SHORT,
        frozenset({200, 400}),
        r"max_tokens or model output limit",
    ),
    (
        Meaning.REPLY_TOO_LONG,
        frozenset({200, 400, 422}),
        r"max_(?:completion_)?tokens\W{1,3}is too large|invalid max_tokens value"
        r"|range of max_tokens",
    ),
    (
        Meaning.TOO_LONG,
        frozenset({200, 400, 413, 422, 500}),
        r"context[ _]length|context[ _]window|context size|exceed_context_size"
        r"|prompt is too long|input length|input is too long|too many (?:input )?tokens"
        r"|token count .{0,30}?exceeds",
    ),
    (
        Meaning.KEY,
        frozenset({200, 400, 403}),
        r"api[ _]?key (?:not valid|expired|not found)|(?:incorrect|invalid) api[ _]?key",
    ),
    (
        Meaning.PLAN_LIMIT,
        frozenset({200, 403, 429}),
        r"per[ -]?day|per[ -]?(?:week|month)|perday|\bdaily\b|\bweekly\b|\bmonthly\b|\blimit: 0\b"
        r"|\d-hour usage limit",
    ),
    (
        Meaning.NO_MONEY,
        frozenset({200, 400, 403, 429}),
        r"(?:out of|insufficient|not enough|no more|exhausted(?: your| all)?) (?:\w+ )?"
        r"(?:credits?|balance|funds|quota)|insufficient[ _](?:quota|funds|balance|credits?)"
        r"|top[ -]?up|(?:credit )?balance is (?:too low|insufficient|negative|empty)|low balance"
        r"|add (?:more )?credits|exceeded your current quota.{0,40}billing|payment required",
    ),
    (
        Meaning.NO_MODEL,
        frozenset({404, 410}),
        r"model[ _]?not[ _]?found|no endpoints found|unknown model"
        r"|(?:unable to access|invalid) model"
        r"|models?\b.{0,120}?\b(?:not found|not exist|not available|unavailable|no longer"
        r"|deprecated|withdrawn|not supported|retired)",
    ),
    (
        Meaning.NO_MODEL,
        frozenset({200, 400, 422}),
        r"model not exist|not a valid model id|invalid model\b|model\b.{0,80}?decommissioned",
    ),
]
_PATTERNS = [(meaning, statuses, re.compile(p, re.I | re.S)) for meaning, statuses, p in _WORDS]
_TOKENS = re.compile(r"limit:? (\d{1,12}),.{0,40}?requested:? (\d{1,12})", re.I | re.S)
_INNER_STATUS = re.compile(r"\s*(4\d\d)\b")


def status_of(status: int, said: ErrorBody) -> int:
    """The status that counts; 200 where a good one came, with an error that names no other."""
    if said.minimax in _MINIMAX_STATUS:
        return _MINIMAX_STATUS[said.minimax]
    if status < 300:
        return next((_STATUS[c] for c in said.codes.split() if c in _STATUS), said.status or 200)
    if status == 500 and (inner := _INNER_STATUS.match(said.message)):
        return int(inner[1])  # the upstream's refusal, wrapped: trying again is of no use
    return status


def meaning_of(status: int, said: ErrorBody) -> Meaning | None:
    """The meaning of a refusal beyond its status; None if it has none."""
    if said.minimax in _MINIMAX:
        return _MINIMAX[said.minimax]
    codes = said.codes.split()
    if status in {413, 429}:
        limits = tokens_wanted(said)
        if limits and limits[1] > limits[0]:
            return Meaning.TOO_MANY_TOKENS
    named = next((_CODES[code] for code in codes if code in _CODES), None)
    if named and not (named is Meaning.NO_MODEL and status == 403):
        return named
    if status == 429 and any("perday" in code for code in codes):
        return Meaning.PLAN_LIMIT
    asks_to_wait = said.retry_after is not None or "resource_exhausted" in codes
    if said.is_page and status not in {413, 503}:
        return None
    for meaning, statuses, pattern in _PATTERNS:
        if status in statuses and pattern.search(said.words):
            if meaning is Meaning.NO_MONEY and asks_to_wait:
                continue
            return meaning
    return None


def tokens_wanted(said: ErrorBody) -> tuple[int, int] | None:
    """The tokens that a plan allows in a minute, and those that the request has."""
    found = _TOKENS.search(said.message)
    return (int(found[1]), int(found[2])) if found else None
