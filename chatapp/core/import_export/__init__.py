"""Import and export of conversations: Chatapp's JSON, ChatGPT's exports, Markdown, HTML, PDF."""

IMPORTABLE = frozenset({".json", ".zip"})
"""Endings of files that may hold conversations."""
