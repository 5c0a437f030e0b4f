"""What the tests of the house look at: the project's own files, found by folder so that no git is needed."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("app", "ui")
NOT_OURS = {".git", ".venv", "__pycache__", "build", "dist", "demo-out", ".hypothesis", "node_modules"}


def python_files(*folders: str) -> list[Path]:
    """Return the Python files under these folders of the project, sorted."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py") if "__pycache__" not in path.parts)


def project_files() -> list[Path]:
    """Return every file of the project, leaving out what tools made."""
    return sorted(_files_under(ROOT))


def shown(path: Path) -> str:
    """Return the path as a reader names it: from the project's folder, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def syntax_tree(path: Path) -> ast.Module:
    """Return the file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=shown(path))


def imported_modules(path: Path) -> set[str]:
    """Return the full names of all modules the file imports, inside functions too.

    `from a.b import c` gives "a.b" and "a.b.c": c may be a module.
    """
    names: set[str] = set()
    for node in ast.walk(syntax_tree(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def _files_under(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_OURS or path.name.endswith(("_cache", ".egg-info")):
            continue
        if path.is_dir():
            yield from _files_under(path)
        else:
            yield path
