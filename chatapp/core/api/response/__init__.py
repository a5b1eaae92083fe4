"""Chat responses: from bytes to events, deltas, and thinking told from the reply."""
