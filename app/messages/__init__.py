"""The one catalogue of what a user is told when something cannot be done: what happened, why, what to do now.

The core raises a code with parameters; window and command line word it here. To add one: 1. a member of `Code`; 2. its entry
in the file of its heading, with all three parts; `tests/messages` checks that every code is worded, raised somewhere, and
given exactly the parameters that its words name.
"""
