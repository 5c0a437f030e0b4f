"""How far the reading of replies is."""
