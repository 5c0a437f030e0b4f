"""Give a task another deadline."""
