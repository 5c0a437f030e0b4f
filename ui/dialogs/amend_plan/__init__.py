"""What a newer version of a plan changes, before it is written."""
