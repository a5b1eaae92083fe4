"""The settings dialog and its pages, and the first-run card."""
