"""The main window, its controllers, commands and the palette."""
