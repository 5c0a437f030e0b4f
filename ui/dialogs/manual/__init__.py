"""The manual: topics in plain Vietnamese with pictures, in a window of its own."""
