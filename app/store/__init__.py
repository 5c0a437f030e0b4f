"""The only SQL in the product: one file a book, one connection, one transaction an intention."""
