"""The catalogue: every code has words, is raised somewhere, and gets exactly the parameters its words name."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from app.messages.catalogue import MESSAGES
from app.messages.code import Code
from tests.architecture.source import ROOT, python_files, shown, syntax_tree

# The gate refuses where it looks; the door above it knows the file, the sheet's reader the sheet.
ADDED_BY_THE_GATE = {"file", "kind", "sheet"}
GATE = ROOT / "app" / "importers" / "gate"


def raised() -> Iterator[tuple[str, Code, set[str] | None]]:
    """Yield place, code and names of parameters of every call that gives a code first; None where they come as a mapping."""
    for path in python_files("app", "ui"):
        for node in ast.walk(syntax_tree(path)):
            if isinstance(node, ast.Call) and node.args and (code := code_of(node.args[0])) is not None:
                named = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
                if path.parent == GATE:
                    named |= ADDED_BY_THE_GATE
                mapped = any(keyword.arg is None for keyword in node.keywords)
                yield f"{shown(path)}:{node.lineno}", code, None if mapped else named


def code_of(node: ast.expr) -> Code | None:
    """Return the code that an expression `Code.NAME` names."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code":
        return Code[node.attr]
    return None


def placeholders(code: Code) -> set[str]:
    """Return the names that the words of a code leave open."""
    message = MESSAGES[code]
    return {name for part in (message.what, message.why, message.now) for _, name, _, _ in Formatter().parse(part) if name}


@pytest.mark.parametrize("code", Code)
def test_every_code_says_what_happened_why_and_what_to_do(code: Code) -> None:
    message = MESSAGES[code]
    assert all([message.what, message.why, message.now])
    assert message.what[0].isupper() or message.what[0] == "“"
    assert message.now.startswith("hãy "), "the way on is asked for politely"
    assert not re.search(r"[.;:!]$", message.what + message.why[-1:] + message.now[-1:])


def test_every_code_is_named_somewhere_in_the_core() -> None:
    named = "\n".join(
        path.read_text(encoding="utf-8") for path in python_files("app", "ui") if path.parent != ROOT / "app" / "messages"
    )
    assert not [code.name for code in Code if not re.search(rf"\bCode\.{code.name}\b", named)]


def test_whoever_raises_a_code_fills_in_its_words() -> None:
    wrong = [
        f"{place}: {code.name} takes {sorted(placeholders(code))}, is given {sorted(given)}"
        for place, code, given in raised()
        if given is not None and not placeholders(code) <= given
    ]
    assert not wrong
