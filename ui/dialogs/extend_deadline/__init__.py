"""Put off the deadline of one unit or several."""
