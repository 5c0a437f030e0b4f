"""Record an event of a unit's life and see beforehand what becomes of its work."""
