"""Client for OpenAI-compatible servers: one HTTP client, and parsers without I/O."""
