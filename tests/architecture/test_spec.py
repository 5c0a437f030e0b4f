"""The bundle's recipe, read without building: it is run with stand-ins that write down what PyInstaller would be told."""

import runpy
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.architecture.source import ROOT

SPEC = ROOT / "build_installer.spec"


class Recipe:
    """What the recipe told PyInstaller.

    Attributes:
        analyses: start script -> the words of its Analysis.
        programs: name -> the words of its EXE.
        trees: the shipped folders, by their place in the bundle.
        folder: the name of the folder COLLECT makes.
        names: what the recipe defines.
    """

    def __init__(self) -> None:
        self.analyses: dict[str, dict[str, Any]] = {}
        self.programs: dict[str, dict[str, Any]] = {}
        self.trees: dict[str, list[str]] = {}
        self.folder = ""
        doors = {"Analysis": self._analysis, "PYZ": list, "EXE": self._exe, "Tree": self._tree, "COLLECT": self._collect}
        path = list(sys.path)
        self.names = runpy.run_path(str(SPEC), {"SPECPATH": str(ROOT), **doors})
        sys.path[:] = path

    def _analysis(self, scripts: list[str], **words: Any) -> SimpleNamespace:
        (script,) = scripts
        self.analyses[Path(script).name] = words
        return SimpleNamespace(pure=[], scripts=scripts, binaries=[], datas=words["datas"])

    def _exe(self, *parts: Any, name: str, **words: Any) -> str:
        self.programs[name] = {"scripts": parts[1], **words}
        return name

    def _tree(self, root: str, prefix: str, excludes: list[str]) -> list[str]:
        assert Path(root) == ROOT / prefix
        self.trees[prefix] = excludes
        return []

    def _collect(self, *parts: Any, name: str, upx: bool) -> None:
        assert upx is False
        self.folder = name


@pytest.fixture(scope="module")
def recipe() -> Recipe:
    return Recipe()


def test_both_programs_lie_in_one_folder(recipe: Recipe) -> None:
    assert recipe.folder == "DonDoc"
    assert {name: program["console"] for name, program in recipe.programs.items()} == {"DonDoc": False, "dondoc-cli": True}
    assert all(program["exclude_binaries"] and program["upx"] is False for program in recipe.programs.values())


def test_a_program_starts_from_a_script_outside_the_packages(recipe: Recipe) -> None:
    scripts = {name: Path(program["scripts"][0]) for name, program in recipe.programs.items()}
    assert {name: path.name for name, path in scripts.items()} == {"DonDoc": "start_window.py", "dondoc-cli": "start_cli.py"}
    assert all(path.is_file() and path.parent == ROOT / "packaging" for path in scripts.values())
    assert not (ROOT / "packaging" / "__init__.py").exists(), "it would hide the library of that name, which PyInstaller needs"


def test_a_start_script_does_what_python_m_does() -> None:
    for script, module in {"start_window.py": "ui.main", "start_cli.py": "app.__main__"}.items():
        assert f"from {module} import main" in (ROOT / "packaging" / script).read_text(encoding="utf-8")


def test_the_shipped_folders_and_the_migrations_go_in(recipe: Recipe) -> None:
    assert set(recipe.trees) == {"resources", "data"}
    migrations = {path.name for path in (ROOT / "app" / "store" / "migrations").glob("*.sql")}
    for words in recipe.analyses.values():
        taken = {Path(source).name: target.replace("\\", "/") for source, target in words["datas"]}
        assert migrations
        assert {taken.get(name) for name in migrations} == {"app/store/migrations"}


def test_the_licences_of_the_libraries_go_in(recipe: Recipe) -> None:
    targets = {target for _, target in recipe.analyses["start_window.py"]["datas"]}
    assert {f"resources/licences/{name}" for name in ("lxml", "python-docx", "xlsxwriter")} <= targets


def test_the_files_that_libraries_open_by_path_go_in(recipe: Recipe) -> None:
    for words in recipe.analyses.values():
        taken = {f"{target}/{Path(source).name}".replace("\\", "/") for source, target in words["datas"]}
        assert {"docx/templates/default-header.xml", "holidays/locale/vi/LC_MESSAGES/VN.mo"} <= taken
        assert words["module_collection_mode"] == {"docx": "pyz+py"}


def test_modules_loaded_by_name_are_named(recipe: Recipe) -> None:
    for words in recipe.analyses.values():
        assert {"app.commands.inspect", "app.store.database"} <= set(words["hiddenimports"])
    assert not [name for name in recipe.analyses["start_cli.py"]["hiddenimports"] if name.startswith("ui")]


def test_no_network_and_no_development_tool_goes_in(recipe: Recipe) -> None:
    for words in recipe.analyses.values():
        assert {"PySide6.QtNetwork", "ssl", "_ssl", "tkinter", "pytest", "ruff", "PyInstaller"} <= set(words["excludes"])
        assert not {"PySide6.QtSvg", "PySide6.QtPrintSupport", "lxml", "docx", "holidays"} & set(words["excludes"])


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt6Svg.dll",
        "PySide6/Qt6PrintSupport.dll",
        "PySide6/Qt/lib/libQt6PrintSupport.so.6",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\imageformats\\qsvg.dll",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/translations/qtbase_vi.qm",
        "app/store/migrations/0001_initial.sql",
    ],
)
def test_a_needed_file_stays(recipe: Recipe, path: str) -> None:
    assert recipe.names["wanted"]((path, "source", "BINARY"))


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt6Network.dll",
        "PySide6/Qt6Qml.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "libQt6Network.so.6",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/plugins/imageformats/qpdf.dll",
        "PySide6/translations/qtbase_fr.qm",
    ],
)
def test_an_unneeded_file_goes(recipe: Recipe, path: str) -> None:
    assert not recipe.names["wanted"]((path, "source", "BINARY"))
