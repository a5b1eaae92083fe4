"""Conversations into files and out of them."""
