"""OpenDocument texts (.odt) -> blocks."""
