"""The list of work items behind a figure."""
