"""Send the trackers of a period."""
