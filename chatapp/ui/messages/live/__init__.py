"""Live parts of the message view: reply updates, highlighting, find."""
