"""The model on this computer: a child process that serves a GGUF file."""
