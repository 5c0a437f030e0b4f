"""Review of a plan before it is imported."""
