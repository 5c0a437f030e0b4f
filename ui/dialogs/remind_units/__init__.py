"""Urge the late units by letter."""
