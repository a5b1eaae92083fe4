"""Search in all conversations: results page, and opening a result."""
