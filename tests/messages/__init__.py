"""Tests of app.messages."""
