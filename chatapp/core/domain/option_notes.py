"""Notes on options: those that a server's model is known to ignore, clamp or refuse."""

from __future__ import annotations

from chatapp.core.domain.dialects import temperatures
from chatapp.core.domain.generation_options import OPTIONS
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import Server

_IGNORED_BY_MINIMAX = frozenset(
    {
        *("frequency_penalty", "presence_penalty", "seed", "top_logprobs", "logit_bias"),
        *("prediction", "name"),
    }
)


def note_for(name: str, server: Server) -> str:
    """The sentence about an option for whoever uses that server's model; empty: none is known."""
    if name == "temperature":
        least, most = temperatures(server.dialect.temperatures, server.model)
        option = OPTIONS[name]
        if (least, most) != (option.least, option.most):
            return tr(
                "This model takes {least} to {most}; anything beyond is sent as the nearest."
            ).format(least=option.said(least), most=option.said(most))
        return ""
    if "minimax" not in server.model.lower():
        return ""
    if name == "reasoning_effort":
        return tr("This model is not known to heed it.")
    return tr("This model may ignore it.") if name in _IGNORED_BY_MINIMAX else ""
