"""Tests of the office's own templates."""
