"""A directory file before it is loaded: what is new, changed, the same, and what cannot be used."""
