"""What was deleted, to be looked at and brought back."""
