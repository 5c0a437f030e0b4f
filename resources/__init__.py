"""Shipped, read-only files; listed as a package so that a wheel carries them."""
