"""The pages of a document as they will be printed: placed pieces of text and lines, without a screen."""
