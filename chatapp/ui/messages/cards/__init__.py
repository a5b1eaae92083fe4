"""Cards of a message: files that went with it, and tools that the model asked for."""
