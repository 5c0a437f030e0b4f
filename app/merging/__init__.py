"""What we sent, what came back, what stands now: proposals and conflicts. Pure functions; the store is not known here."""
