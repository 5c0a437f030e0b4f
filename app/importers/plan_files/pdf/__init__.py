"""PDF files with text -> blocks."""
