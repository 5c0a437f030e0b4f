"""Tests of the timing room: the table and what runs it."""
