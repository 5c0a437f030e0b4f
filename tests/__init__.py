"""The tests; `python -m tests` runs them with lint and types."""
