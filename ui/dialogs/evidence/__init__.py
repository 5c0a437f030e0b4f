"""Evidence of one work item."""
