"""How fast the program is, each figure beside its baseline from the same run."""
