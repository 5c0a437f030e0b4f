"""The size ratchet: nothing grows past what a reader can hold in mind."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, python_files, shown, syntax_tree

FILE_LINES, FUNCTION_LINES, CLASS_METHODS = 400, 60, 30

# What is larger, with its size ("file", "file::function", "file::Class"). Entries shrink and go; none is ever added.
EXCEPTIONS: dict[str, int] = {}


def test_files_functions_and_classes_stay_small() -> None:
    too_large = [
        f"{name}: {size}, at most {allowed}"
        for path in [ROOT / "dev.py", *python_files("app", "ui", "tests", "bench", "packaging")]
        for name, size, limit in sizes_in(path)
        if size > (allowed := EXCEPTIONS.get(name, limit))
    ]
    assert not too_large, "Too large; split it by what it does:\n" + "\n".join(too_large)


def test_exceptions_from_the_sizes_only_shrink() -> None:
    sizes = {name: size for path in python_files("app", "ui", "tests", "bench") for name, size, _ in sizes_in(path)}
    loose = [f"{name}: write {sizes.get(name, 'nothing')}" for name, allowed in EXCEPTIONS.items() if sizes.get(name) != allowed]
    assert not loose, "Exceptions larger than what they excuse:\n" + "\n".join(loose)


def sizes_in(path: Path) -> Iterator[tuple[str, int, int]]:
    """Yield name, size and limit of the file (lines), its functions (lines) and its classes (methods)."""
    yield shown(path), len(path.read_text(encoding="utf-8").splitlines()), FILE_LINES
    for node in ast.walk(syntax_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield f"{shown(path)}::{node.name}", node.end_lineno - node.lineno + 1, FUNCTION_LINES
        elif isinstance(node, ast.ClassDef):
            methods = sum(isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) for child in node.body)
            yield f"{shown(path)}::{node.name}", methods, CLASS_METHODS
