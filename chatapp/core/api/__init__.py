"""Talking to an OpenAI-compatible server: one HTTP client and parsers without I/O."""
