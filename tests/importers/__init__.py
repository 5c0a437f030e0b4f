"""Tests of `app.importers`."""
