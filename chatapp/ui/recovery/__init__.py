"""The recovery screen, shown when the database cannot be opened."""
