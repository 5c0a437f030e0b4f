"""The documents made from the book."""
