"""Real plans exported to PDF by LibreOffice: read as well as the Word files they came from."""

from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from app.domain.file_content import FileContent
from app.importers.plan.contract import as_json
from app.importers.plan.read import understand
from app.importers.plan_files.pdf.read import read_pdf
from app.importers.plan_files.word.read import read_docx
from tests.importers.plan.shared_plans import CORPUS, PLANS, gold_of, needs_shared
from tests.libreoffice import converted

pytestmark = [*needs_shared, pytest.mark.office, pytest.mark.slow]
# Reached on the 24 plans with a little room for other versions of LibreOffice and its fonts.
REACHED = {"tasks": 0.98, "lead": 0.98, "support": 0.98, "timing": 0.975, "header": 0.965, "sections": 0.97}


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileContent]:
    """What is read of each plan as a PDF file."""
    folder = tmp_path_factory.mktemp("exported")
    files = converted([CORPUS / f"{name}.docx" for name in PLANS], folder, "pdf")
    return {name: read_pdf(file) for name, file in zip(PLANS, files, strict=True)}


def test_the_figures_over_all_plans_do_not_fall(scorer: ModuleType, contents: dict[str, FileContent]) -> None:
    total: Counter[str] = Counter()
    for name, content in contents.items():
        counted, _ = scorer.score(gold_of(name), as_json(understand(content)))
        total += counted
    figures = scorer.figures(total)
    assert {key: round(value, 3) for key, value in figures.items() if value < REACHED[key]} == {}


def test_every_word_stands_in_one_block(contents: dict[str, FileContent]) -> None:
    for name, content in contents.items():
        assert sum(len(block.text.split()) for block in content.blocks) == content.words, name


def test_the_words_are_those_of_the_word_file(contents: dict[str, FileContent]) -> None:
    for name, content in contents.items():
        letters = Counter(_letters(content))
        missing = Counter(_letters(read_docx(Path(CORPUS / f"{name}.docx")))) - letters
        assert sum(missing.values()) <= 0.002 * sum(letters.values()), name


def _letters(content: FileContent) -> str:
    """All letters of a file; words may be cut elsewhere where a narrow column breaks a long one."""
    return "".join(ch for block in content.blocks for ch in block.label + block.text if ch.isalnum())
