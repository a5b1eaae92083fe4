"""The pane of one conversation: messages, find bar, conversation settings, status line."""
