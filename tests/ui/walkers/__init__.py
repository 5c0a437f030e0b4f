"""Walkers go over every place, dialog and menu and say what a clerk would stumble over (README.md)."""
