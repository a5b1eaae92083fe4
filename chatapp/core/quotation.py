"""Quotes a passage in Markdown."""

from __future__ import annotations


def quotation(source: str) -> str:
    """Markdown as a quote: every line with its mark."""
    lines = source.strip("\n").split("\n")
    return "\n".join(f"> {line}" if line.strip() else ">" for line in lines)
