"""Enter what was done of a work item."""
