"""Tests of the readers that turn files into blocks."""
