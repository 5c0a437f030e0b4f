"""A document was signed: when, under which number."""
