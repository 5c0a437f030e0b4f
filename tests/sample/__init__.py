"""Makes what data/sample ships: `python -m tests.sample`."""
