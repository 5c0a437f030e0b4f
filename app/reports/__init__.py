"""What a document says, not how it looks: one file per kind, and the registry of kinds."""
