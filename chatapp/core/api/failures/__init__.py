"""Turns whatever goes wrong with a server into errors with a sentence for people."""
