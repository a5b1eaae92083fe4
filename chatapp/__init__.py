"""Chatapp: a native desktop chat program."""

__version__ = "0.1.0"
