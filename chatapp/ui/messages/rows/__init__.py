"""Rows of a message: text, code, table, formula, image, thinking, footer."""
