"""Pictures of the window for docs/screens and for the manual; `table.py` is the table of them."""
