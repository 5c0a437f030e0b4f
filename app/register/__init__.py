"""The cells task × unit × period: which exist, what state each is in, the counts. Pure functions."""
