"""What happens in the message view while it is open: reply updates, highlighting, find."""
