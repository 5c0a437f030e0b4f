"""The place "Minh chứng": what evidence there is, and what is missing."""
