"""Files from outside, read into values and lists of problems with their places. Never writes to the book, never asks."""
