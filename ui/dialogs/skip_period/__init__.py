"""Leave one period out, with a reason."""
