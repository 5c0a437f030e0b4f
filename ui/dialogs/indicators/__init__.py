"""The numbers a task asks for."""
