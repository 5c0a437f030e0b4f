"""Give a task to a unit or group."""
