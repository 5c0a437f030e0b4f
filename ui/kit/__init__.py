"""Reusable widgets and painters that know nothing of plans."""
