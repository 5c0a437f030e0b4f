"""The stored text of an old Word file: paragraphs and cells a line each, fields as shown."""

from contextlib import suppress
from pathlib import Path

import docx
import pytest

from app.errors import UserError
from app.importers.plan_files.old_word import read_old_word
from tests.libreoffice import converted


@pytest.fixture(scope="module")
def old_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doc")
    document = docx.Document()
    document.add_paragraph("Kế hoạch của Đảng uỷ\u2011A, số 1")
    table = document.add_table(2, 2)
    for at, words in enumerate(["Nhiệm vụ", "Đơn vị", "Lập sổ", "Văn phòng"]):
        table.cell(at // 2, at % 2).text = words
    document.add_paragraph("Nơi nhận")
    source = folder / "a.docx"
    document.save(str(source))
    return converted([source], folder, "doc")[0]


@pytest.mark.office
def test_each_paragraph_and_each_cell_is_a_line(old_file: Path) -> None:
    found = read_old_word(old_file)
    assert [line for line in found.text.split("\n") if line] == [
        "Kế hoạch của Đảng uỷ-A, số 1", "Nhiệm vụ", "Đơn vị", "Lập sổ", "Văn phòng", "Nơi nhận",
    ]  # fmt: skip
    assert found.cell_ends == 6  # four cells and two rows


@pytest.mark.office
def test_a_file_cut_short_is_refused_and_never_half_read(old_file: Path, tmp_path: Path) -> None:
    content = old_file.read_bytes()
    whole = read_old_word(old_file)
    read = 0
    for length in range(600, len(content), len(content) // 20):
        path = tmp_path / "cut.doc"
        path.write_bytes(content[:length])
        with suppress(UserError):
            assert read_old_word(path) == whole
            read += 1
    assert read < 20
