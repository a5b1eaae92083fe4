"""The benchmark: measures the program's speed, each figure beside its baseline of the same run."""
