"""Repairs and replaces the database: salvage, restore, set aside."""
