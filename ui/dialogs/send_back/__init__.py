"""Send a report back to its unit."""
