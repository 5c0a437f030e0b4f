"""Blocks of a file -> what the plan says: header, outline, tasks, units, timing, and an account of every word."""
