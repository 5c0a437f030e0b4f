"""Workbooks of every kind that offices save -> their sheets as values; `content` is the table of readers."""
