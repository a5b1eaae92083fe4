"""Rows of generation options, for settings, conversations, single messages and personas."""
