"""The matrix task × unit: many cells changed, stored as one step."""
