"""Where Qt meets the core: the store thread, the one signal of changes, questions to the user."""
