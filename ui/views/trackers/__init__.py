"""The board of trackers: who was sent one, who reported, who is late, how often reminded."""
