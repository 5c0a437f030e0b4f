"""The answer page: one work item with everything known of it."""
