"""Use cases, one file each, named by the verb the user would use. One call, one transaction, one undo step, one ChangeSet."""
