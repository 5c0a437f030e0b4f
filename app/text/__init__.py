"""Vietnamese text made comparable: normal form, folding, order."""
