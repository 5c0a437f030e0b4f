"""Tool tips of any text: Qt reads a tool tip as markup when it looks like it, so a file's words must never reach one as they are.

`tests/architecture/test_tool_tips.py` sees that every tool tip in `ui/` is a sentence of ours or went through here.
"""

from html import escape

_ONE_LINE = 80  # letters; a longer plain tool tip would be one line across the whole screen
_NOT_PLAIN = frozenset("<&\n")


def plain_tip(text: str) -> str:
    """Return a tool tip that says exactly this text, whatever stands in it (threats G1).

    A short text that cannot be taken for markup stays as it is, because screen readers say a tool tip as it is written.
    Anything else becomes an escaped paragraph, which wraps and keeps its line breaks.

    Args:
        text: what to say; empty for no tool tip.
    """
    if len(text) <= _ONE_LINE and _NOT_PLAIN.isdisjoint(text):
        return text
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>"
