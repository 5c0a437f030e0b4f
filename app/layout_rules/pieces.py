"""What stands in one paragraph but says several things: side by side between tabs, or below one another by soft line ends."""

from dataclasses import replace

from app.layout_rules.reading import LaidParagraph, LaidRun
from app.text.normalise import clean


def pieces(line: LaidParagraph) -> list[LaidParagraph]:
    """Return what stands between the tabs of a line; the line itself when it has none."""
    if "\t" not in line.text.strip():
        return [line]
    return _split(line, "\t")


def soft_lines(line: LaidParagraph) -> list[LaidParagraph]:
    """Return the lines of a paragraph that Shift+Enter ends; the paragraph itself while all its letters look alike.

    A name that is broken by hand stays one; two names, one of them bold, are two.
    """
    weights = {(run.look.bold, run.look.italic) for run in line.runs if run.text.strip()}
    return _split(line, "\n") if "\n" in line.text.strip() and len(weights) > 1 else [line]


def _split(line: LaidParagraph, mark: str) -> list[LaidParagraph]:
    groups: list[list[LaidRun]] = [[]]
    for run in line.runs:
        first, *more = run.text.split(mark)
        groups[-1].append(LaidRun(first, run.look))
        groups += [[LaidRun(text, run.look)] for text in more]
    shown = [tuple(run for run in group if run.text) for group in groups]
    texts = ["".join(run.text for run in group) for group in shown]
    return [
        replace(line, text=clean(text), runs=group, shares_line=True)
        for text, group in zip(texts, shown, strict=True)
        if text.strip()
    ]
