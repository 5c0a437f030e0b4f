"""Preview of returned trackers, and the clerk's word on them."""
