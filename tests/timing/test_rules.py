"""The table of timing rules: every example of every rule means what it says, matches that rule alone, and no near-miss does."""

from datetime import date

import pytest

from app.text.matching import matchable
from app.timing.recognise import recognise
from app.timing.rules import RULES
from app.timing.rules.registry import Context, Rule, shown

NAMES = [rule.name for rule in RULES]
EXAMPLES = [
    pytest.param(rule, phrase, meaning, id=f"{rule.name}: {phrase}")
    for rule in RULES
    for phrase, meaning in rule.examples.items()
]
NEAR_MISSES = [pytest.param(rule, phrase, id=f"{rule.name}: {phrase}") for rule in RULES for phrase in rule.not_these]
PLAN = Context(issued_on=date(2026, 2, 12), year=2026)


def _rules_matching(phrase: str) -> list[str]:
    return [rule.name for rule in RULES if rule.pattern.fullmatch(matchable(phrase))]


def test_every_rule_has_its_own_name() -> None:
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_every_rule_has_two_examples_a_near_miss_and_a_sentence_about_it(rule: Rule) -> None:
    assert len(rule.examples) >= 2
    assert rule.not_these
    assert rule.build.__doc__


@pytest.mark.parametrize(("rule", "phrase", "meaning"), EXAMPLES)
def test_an_example_matches_its_rule_and_no_other_and_means_what_it_says(rule: Rule, phrase: str, meaning: str) -> None:
    assert _rules_matching(phrase) == [rule.name]
    assert shown(recognise(phrase)) == meaning
    assert recognise(phrase).raw == phrase


@pytest.mark.parametrize(("rule", "phrase"), NEAR_MISSES)
def test_a_near_miss_is_not_taken_by_the_rule_it_resembles(rule: Rule, phrase: str) -> None:
    found = rule.pattern.fullmatch(matchable(phrase))
    assert found is None or rule.build(found, PLAN) is None
