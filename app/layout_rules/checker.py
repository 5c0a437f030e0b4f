"""Judges any .docx by a prescribed layout, rule by rule; it reports and never changes a file.

To add a check: 1. a function `CheckedDocument -> Iterator[Remark]` in `app/layout_rules/checks/`; 2. a row in `_CHECKS`;
3. a case in `tests/layout_rules/test_checker.py` where it finds its fault, and none in our own documents.
"""

from pathlib import Path

from app.layout_rules.checks import letters, page, rules, running_text, texts
from app.layout_rules.checks.remark import CheckedDocument, Remark, Verdict
from app.layout_rules.profile import LayoutProfile, profile_of
from app.layout_rules.reading import DocumentLayout, read_layout
from app.layout_rules.recognise import recognise

_CHECKS = (
    page.paper,
    page.margins,
    page.font_and_colour,
    page.page_number,
    letters.looks,
    texts.fixed_texts,
    texts.presence,
    texts.closing,
    texts.address,
    rules.drawn_rules,
    running_text.body,
)


def check_layout(path: Path, profile_id: str) -> tuple[Remark, ...]:
    """Judge a document.

    Args:
        path: any .docx.
        profile_id: the profile to judge by, "party-2026".

    Returns:
        Faults and doubts in the order of the rules, and one remark OK for each rule that was judged and holds.

    Raises:
        UserError: the file is no Word file, or there is no such profile.
    """
    return judge(read_layout(path), profile_of(profile_id))


def judge(layout: DocumentLayout, profile: LayoutProfile) -> tuple[Remark, ...]:
    """Judge a document that was read; see `check_layout`."""
    document = CheckedDocument(layout, recognise(layout), profile)
    remarks = [remark for check in _CHECKS for remark in check(document)]
    complained = {remark.rule_id for remark in remarks if remark.verdict is not Verdict.OK}
    first_ok: dict[str, Remark] = {}
    for remark in remarks:
        if remark.verdict is Verdict.OK and remark.rule_id not in complained:
            first_ok.setdefault(remark.rule_id, remark)
    shown = [remark for remark in remarks if remark.verdict is not Verdict.OK] + list(first_ok.values())
    order = {rule.id: position for position, rule in enumerate(profile.rules)}
    return tuple(sorted(shown, key=lambda remark: (order[remark.rule_id], remark.paragraph or 0)))


def faults(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """Return the remarks that say a rule is broken."""
    return tuple(remark for remark in remarks if remark.verdict is Verdict.FAULT)
