"""Repairing and replacing the database: salvage, restore, replace."""
