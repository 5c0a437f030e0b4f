"""The assignment panel: who does the task under the cursor, until when, and where each stands."""
