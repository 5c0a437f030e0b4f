"""Tests of `app.calendars`."""
