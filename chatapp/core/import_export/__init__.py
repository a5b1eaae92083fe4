"""Conversations in files: Chatapp's own JSON, ChatGPT's exports, Markdown, HTML and PDF."""

IMPORTABLE = frozenset({".json", ".zip"})
"""Endings of files that may hold conversations."""
