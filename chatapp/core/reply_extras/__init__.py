"""Extras of a reply: citations, calls of tools in words, sound, probabilities of its words."""
