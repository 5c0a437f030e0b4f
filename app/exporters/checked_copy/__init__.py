"""Copies of a checked document: one with comments, one with the mends as tracked changes."""
