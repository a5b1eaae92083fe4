"""Themes: design tokens, style sheet, icons and layout direction."""
