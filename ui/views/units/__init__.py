"""The directory: units, groups and persons."""
