"""Make a document."""
