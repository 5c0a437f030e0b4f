"""One box for everything: what is found while one types."""
