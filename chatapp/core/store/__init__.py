"""Storage: conversations, messages and attachments in SQLite and on disk."""
