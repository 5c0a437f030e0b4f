"""Numbered SQL files, `NNNN_what_it_does.sql`; never edited once released (tests/store/test_migrations.py keeps hashes).

To add one: 1. a new file with the next number; 2. its hash in the test; 3. an old sample book in
tests/material/databases/ made before it, which the test opens and upgrades.
"""
