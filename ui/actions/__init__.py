"""Actions: what the user can do, in one table with words, keys and icons."""
