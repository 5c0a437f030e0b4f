"""Tests of the house itself: sizes, names, import rules, locks, licences, the bundle."""
