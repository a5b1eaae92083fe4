"""Mouse and keyboard in the message view: selection, menu, clipboard, jumps."""
