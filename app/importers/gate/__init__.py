"""The one door for files from outside: limits and reason codes before any library sees a file.

`door.admit` is the way in; behind it `sniff` (is it a file, and what kind), `container` (the zip), `parts` and `sheet` (its XML).
"""
