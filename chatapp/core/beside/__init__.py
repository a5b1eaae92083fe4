"""Beside a reply: places of citations, calls of tools in words, probabilities, all in one text."""
