"""See the calendar on paper before it is printed or kept as a PDF."""
