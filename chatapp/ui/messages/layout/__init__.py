"""Layout of the message column: items, sections, heights, loading."""
