"""Layout of the message column: items, sections, rows, heights, scrolling, loading."""
