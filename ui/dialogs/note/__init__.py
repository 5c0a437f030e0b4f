"""A note on a work item."""
