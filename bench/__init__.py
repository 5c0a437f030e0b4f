"""Measurements too long or too dependent on the machine for the tests; `python -m bench` runs them."""
