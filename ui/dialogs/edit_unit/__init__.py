"""Change a unit or a group of the directory."""
