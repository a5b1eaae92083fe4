"""Accessibility of the message view: its accessible tree, real buttons, and text for a caret."""
