"""Judges any .docx by a prescribed layout, rule by rule; it reports and never changes a file.

To add a check: 1. a function `CheckedDocument -> Iterator[Remark]` in `app/layout_rules/checks/`; 2. a row in `_CHECKS`;
3. a case in `tests/layout_rules/test_checker.py` where it finds its fault, and none in our own documents.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from app.layout_rules.checks import letters, outline, page, rules, running_text, texts
from app.layout_rules.checks.remark import CheckedDocument, Remark, Verdict, not_judged
from app.layout_rules.profile import LayoutProfile, profile_of
from app.layout_rules.reading import DocumentLayout, read_layout
from app.layout_rules.recognise import recognise

_CHECKS = (
    page.paper,
    page.landscape,
    page.margins,
    page.font_and_colour,
    page.page_number,
    letters.looks,
    letters.articles,
    texts.fixed_texts,
    texts.closing,
    texts.address,
    texts.type_symbol,
    texts.titles_of_learning,
    outline.main_sections,
    outline.appendices,
    rules.drawn_rules,
    running_text.body,
)


def check_layout(path: Path, profile_id: str) -> tuple[Remark, ...]:
    """Judge a document.

    Args:
        path: any .docx.
        profile_id: the profile to judge by, "party-2026".

    Returns:
        Faults and doubts in the order of the rules, what is the same in several places once; one remark OK for each rule that
        was judged and holds; one NOT_JUDGED for each rule whose part was not recognised for certain.

    Raises:
        UserError: the file is no Word file, or there is no such profile.
    """
    return judge(read_layout(path), profile_of(profile_id))


def judge(layout: DocumentLayout, profile: LayoutProfile) -> tuple[Remark, ...]:
    """Judge a document that was read; see `check_layout`."""
    return judged(CheckedDocument(layout, recognise(layout), profile))


def judged(document: CheckedDocument) -> tuple[Remark, ...]:
    """Judge a document whose parts were recognised; see `check_layout`."""
    remarks = [remark for check in _CHECKS for remark in check(document)]
    by_verdict = {verdict: [remark for remark in remarks if remark.verdict is verdict] for verdict in Verdict}
    shown = _told_once(by_verdict[Verdict.FAULT] + by_verdict[Verdict.UNSURE])
    shown += _first_of_each(by_verdict[Verdict.OK], shown)
    shown += _first_of_each(by_verdict[Verdict.NOT_JUDGED], shown)
    shown += _first_of_each([not_judged(rule, _NOT_FOUND) for rule in document.profile.rules], shown)
    order = {rule.id: position for position, rule in enumerate(document.profile.rules)}
    return tuple(sorted(shown, key=lambda remark: (order[remark.rule_id], remark.paragraph or 0)))


def faults(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """Return the remarks that say a rule is broken."""
    return tuple(remark for remark in remarks if remark.verdict is Verdict.FAULT)


_NOT_FOUND = "văn bản không có, hoặc không nhận ra chắc chắn"


def _told_once(remarks: Iterable[Remark]) -> list[Remark]:
    """Return remarks that say the same of several paragraphs as one, at the first of them."""
    told: dict[tuple[str, Verdict, str, int | None], Remark] = {}
    for remark in remarks:
        key = (remark.rule_id, remark.verdict, remark.actual, remark.section)
        first = told.setdefault(key, remark)
        if first is not remark and remark.paragraph is not None:
            told[key] = replace(first, others=(*first.others, remark.paragraph))
    return list(told.values())


def _first_of_each(remarks: Iterable[Remark], shown: Iterable[Remark]) -> list[Remark]:
    """Return one remark for each rule of which nothing is shown yet."""
    known = {remark.rule_id for remark in shown}
    first: dict[str, Remark] = {}
    for remark in remarks:
        if remark.rule_id not in known:
            first.setdefault(remark.rule_id, remark)
    return list(first.values())
