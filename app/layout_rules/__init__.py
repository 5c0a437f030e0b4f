"""The prescribed layout of official documents (thể thức) as dated data, and the checker that judges any .docx by it."""
