"""One reader per file kind: a file -> blocks (paragraphs and table cells in body order). Knows no plans."""
