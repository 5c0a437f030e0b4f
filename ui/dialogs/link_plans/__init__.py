"""How plans hang together: superior plans, what answers them, a unit's own plan."""
