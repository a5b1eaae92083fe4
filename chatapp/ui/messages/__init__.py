"""The message view: one widget that paints every message of a conversation."""
