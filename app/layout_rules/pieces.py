"""What stands side by side on one line, between tabs: how letterheads and closings were typed before tables."""

from dataclasses import replace

from app.layout_rules.reading import LaidParagraph, LaidRun
from app.text.normalise import clean


def pieces(line: LaidParagraph) -> list[LaidParagraph]:
    """Return what stands between the tabs of a line; the line itself when it has none."""
    if "\t" not in line.text.strip():
        return [line]
    groups: list[list[LaidRun]] = [[]]
    for run in line.runs:
        first, *more = run.text.split("\t")
        groups[-1].append(LaidRun(first, run.look))
        groups += [[LaidRun(text, run.look)] for text in more]
    shown = [tuple(run for run in group if run.text) for group in groups]
    texts = ["".join(run.text for run in group) for group in shown]
    return [
        replace(line, text=clean(text), runs=group, shares_line=True)
        for text, group in zip(texts, shown, strict=True)
        if text.strip()
    ]
