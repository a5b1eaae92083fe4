"""Everything Chatapp does without a window. Nothing in here imports Qt."""
