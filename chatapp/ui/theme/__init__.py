"""Design tokens, style sheet, icons and layout direction."""
