"""A chart goes into a draft."""
