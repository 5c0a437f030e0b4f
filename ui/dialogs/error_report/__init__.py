"""What the window says when the program has a bug."""
