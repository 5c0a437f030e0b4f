"""Let a task rest, or go on with it."""
