"""What was done to the book, step by step, and going back along it."""
