"""Values -> office files, each written to a temporary file, synced, then renamed."""
