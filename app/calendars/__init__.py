"""Dates of lunar days, public holidays and anniversaries in Vietnam."""
