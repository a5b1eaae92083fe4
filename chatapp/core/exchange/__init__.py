"""Conversations in files: Chatapp's own JSON, ChatGPT's exports, Markdown, HTML and PDF."""
