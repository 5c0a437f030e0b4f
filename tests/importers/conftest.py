"""What the tests of reading share: the scorer of the shared folder."""

import importlib.util
from types import ModuleType

import pytest

from tests.importers.plan.shared_plans import SHARED


@pytest.fixture(scope="session")
def scorer() -> ModuleType:
    """The program that compares readings with what people read."""
    spec = importlib.util.spec_from_file_location("score_plans", SHARED / "tools" / "score_plans.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
