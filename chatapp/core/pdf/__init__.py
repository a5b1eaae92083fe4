"""PDFs: reading them in a child process."""
