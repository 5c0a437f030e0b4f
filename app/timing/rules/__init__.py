"""The table of timing rules, a file for each kind of time.

To add a phrase: 1. in the file of its kind, one `@rule` with a pattern made of the pieces of `points.py`, at least two
examples (phrase -> what it means, as `registry.shown` prints it) and one near-miss; 2. nothing else:
`tests/timing/test_rules.py` runs all examples of all rules and fails if one matches two rules or none.
A pattern is matched against `app.text.matching.matchable`: lower case, "ủy" not "uỷ", "quý" not "quí".
"""

from app.timing.rules import conditions, deadlines, quarters, ranges, recurring
from app.timing.rules.registry import Rule

RULES: tuple[Rule, ...] = (*deadlines.RULES, *quarters.RULES, *ranges.RULES, *recurring.RULES, *conditions.RULES)
