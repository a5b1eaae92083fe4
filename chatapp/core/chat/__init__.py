"""The chat engine: sending, running replies, building requests, organizing conversations."""
