"""Which drafts were really sent, and when."""
