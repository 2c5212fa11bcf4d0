"""Files other people made, opened in a child process and read as text."""
