"""Chat requests: their body, earlier replies in it, the progress of their upload."""
