"""Reading PDFs in a child process."""
