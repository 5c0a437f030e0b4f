"""The pages for readers are true where a machine can tell: what they name is there."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, project_files, shown

PAGES = [path for path in project_files() if path.suffix == ".md"]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
PATH = re.compile(r"`((?:app|ui|data|tests|bench|docs|resources|packaging|requirements)/[\w./-]+)`")
PLACEHOLDER = re.compile(r"[A-Z]{4}|X\.")


def named_in(page: Path) -> list[Path]:
    """Return the files and folders of the project that a page names."""
    text = page.read_text(encoding="utf-8")
    return [
        *(page.parent / link for link in LINK.findall(text)),
        *(ROOT / path for path in PATH.findall(text) if not PLACEHOLDER.search(path.removesuffix("README.md"))),
    ]


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_what_a_page_names_is_there(page: Path) -> None:
    missing = [str(path) for path in named_in(page) if not path.exists()]
    assert not missing
