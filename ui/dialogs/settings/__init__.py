"""The one page of all settings."""
