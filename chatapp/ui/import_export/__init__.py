"""Import and export dialogs, and the PDF writer."""
