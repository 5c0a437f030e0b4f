"""Real plans and what people read out of them, in the shared folder; tests that need them skip without it."""

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from app.domain.file_content import FileContent
from app.importers.plan.contract import as_json
from app.importers.plan.read import read_plan
from app.importers.plan_files.word.read import read_docx

SHARED = Path(os.environ.get("DONDOC_SHARED") or Path(__file__).resolve().parents[4] / "shared")
SEED = SHARED / "seed" / "ke-hoach.docx"
CORPUS = SHARED / "corpus"
PLANS = sorted(path.name.removesuffix(".gold.json") for path in CORPUS.glob("*.gold.json"))
needs_shared = [pytest.mark.shared, pytest.mark.skipif(not SEED.is_file() or not PLANS, reason="the shared folder is not there")]


@lru_cache(maxsize=1)
def seed_content() -> FileContent:
    """Return the blocks of the seed plan."""
    return read_docx(SEED)


@lru_cache(maxsize=64)
def printed(name: str) -> dict[str, Any]:
    """Return what `inspect` prints for a plan of the corpus."""
    return as_json(read_plan(CORPUS / f"{name}.docx"))


def gold_of(name: str) -> dict[str, Any]:
    """Return what people read out of a plan of the corpus."""
    return json.loads((CORPUS / f"{name}.gold.json").read_text(encoding="utf-8"))


def is_certain(gold: dict[str, Any], path: str) -> bool:
    """Whether the people who read the plan were sure of that entry."""
    return not any(path == unsure or path.startswith(f"{unsure}.") for unsure in gold.get("uncertain") or [])
