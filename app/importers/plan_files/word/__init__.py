"""Word files (.docx) -> blocks."""
