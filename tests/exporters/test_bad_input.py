"""What comes in badly goes out well: every kind by every profile of overlong names, long tasks, blanks, and nothing at all."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from app.domain.document import SignatureBlock
from app.errors import EnvironmentTrouble, UserError
from app.exporters.document_docx import render
from app.exporters.document_pages import pages_of
from app.layout_rules.checker import check_layout, faults
from app.layout_rules.profile import LayoutProfile, all_profiles
from app.layout_rules.reading import read_layout
from app.messages.code import Code
from app.reports.data import ReportData
from app.reports.registry import REPORT_KINDS, ReportKind
from tests.exporters.second_opinion.judge import faults_of
from tests.libreoffice import converted
from tests.reports.sample import full_data, full_state_data

LONG_NAME = "Chi bộ " + " ".join(f"tên dài {number}" for number in range(45))
LONG_TASK = "\n".join(
    f"- Đoạn {number} của nhiệm vụ, dài hơn một dòng trên trang giấy khi in ra trình lãnh đạo ký, hết{number}."
    for number in range(20)
)
Spoil = Callable[[ReportData], ReportData]
KINDS = pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)


def with_a_long_name(data: ReportData) -> ReportData:
    return replace(data, units={key: replace(unit, name=LONG_NAME) if key == 4 else unit for key, unit in data.units.items()})


def with_a_name_of_one_word(data: ReportData) -> ReportData:
    name = "Chi_bộ_" + "x" * 393
    return replace(data, units={key: replace(unit, name=name) if key == 4 else unit for key, unit in data.units.items()})


def with_long_tasks(data: ReportData) -> ReportData:
    return replace(data, tasks=tuple(replace(task, text=f"{task.text.splitlines()[0]}\n{LONG_TASK}") for task in data.tasks))


def with_everything_blank(data: ReportData) -> ReportData:
    """No number, no day, no signer: as a clerk prints it before the leader signs and the registry numbers it."""
    return replace(data, number=None, day_is_known=False, office=replace(data.office, signature=SignatureBlock()))


def without_items(data: ReportData) -> ReportData:
    return replace(
        data, items=(), previous=None, report_states={}, extensions={}, indicators={}, activities=(), evidence={}, sent_back={}
    )


SPOILS: dict[str, Spoil] = {
    "long name": with_a_long_name,
    "one word": with_a_name_of_one_word,
    "long tasks": with_long_tasks,
    "blank": with_everything_blank,
    "no items": without_items,
}


def data_for(profile: LayoutProfile) -> ReportData:
    return full_state_data() if profile.id.startswith("STATE") else full_data()


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> dict[tuple[str, str], tuple[Path, LayoutProfile, int]]:
    """Return (spoil, kind) -> the file, its profile, the number of our pages; each profile has its turn.

    Kinds that have nothing to say are left out.
    """
    folder: Path = tmp_path_factory.mktemp("bad")
    made: dict[tuple[str, str], tuple[Path, LayoutProfile, int]] = {}
    for turn, (name, kind) in enumerate((name, kind) for name in SPOILS for kind in REPORT_KINDS):
        profile = all_profiles()[turn % len(all_profiles())]
        try:
            document = kind.build(SPOILS[name](data_for(profile)))
        except UserError:
            assert name == "no items", (name, kind.id)
            continue
        path = folder / f"{name.replace(' ', '-')}-{kind.id}-{profile.id}.docx"
        render(document, profile, None, path)
        made[name, kind.id] = path, profile, len(pages_of(document, profile, None).pages)
    return made


def test_every_kind_is_written_and_without_a_fault(written):
    assert len(written) >= len(REPORT_KINDS) * (len(SPOILS) - 1)
    for (name, _), (path, profile, _) in written.items():
        assert faults(check_layout(path, profile.id)) == (), path.name
        assert faults_of(path, profile.id) == [] or name == "blank", path.name


@pytest.mark.office
@pytest.mark.slow
def test_they_have_as_many_pages_in_libreoffice(written, tmp_path: Path):
    """A row of more than a page is split where it stands, and the rows after it follow."""
    counts = {}
    files = converted([path for path, _, _ in written.values()], tmp_path, "pdf")
    for (path, _, ours), file in zip(written.values(), files, strict=True):
        with pypdfium2.PdfDocument(file) as pdf:
            counts[path.stem] = (ours, len(pdf))
    assert {name: both for name, both in counts.items() if both[0] != both[1]} == {}


def test_a_long_name_and_a_long_task_lose_no_word(written):
    for name, kind_id, words in (
        ("long name", "tracking-list", [LONG_NAME]),
        ("long tasks", "plan", [f"hết{number}" for number in range(20)]),
        ("long tasks", "assignment-notice", [f"hết{number}" for number in range(20)]),
    ):
        text = "\n".join(line.text for line in read_layout(written[name, kind_id][0]).paragraphs)
        assert [word for word in words if word not in text] == [], (name, kind_id)


@KINDS
def test_what_is_not_known_is_left_blank_with_room_to_write(written, kind: ReportKind):
    lines = [line.text for line in read_layout(written["blank", kind.id][0]).paragraphs]
    number = next(line for line in lines if line.startswith("Số"))
    assert "     " in number
    assert ", ngày    " in next(line for line in lines if ", ngày" in line and "năm" in line)
    assert not any("None" in line or "…" in line for line in lines)


@KINDS
def test_a_kind_with_nothing_to_tell_says_so_in_one_sentence_or_in_its_text(kind: ReportKind):
    if kind.id in ("reminder-letter", "submission"):
        with pytest.raises(UserError, match=r"^Không lập[^\n]+$"):
            kind.build(without_items(full_data()))
        return
    document = kind.build(without_items(full_data()))
    assert "00 " not in " ".join(block.text for block in document.body if hasattr(block, "text"))


def test_a_target_that_is_open_in_word_is_refused_in_one_sentence_and_stays_as_it_is(tmp_path: Path, monkeypatch):
    """Word holds its file against writing: a sharing violation under Windows, which `Path.replace` meets."""
    target = tmp_path / "bao-cao.docx"
    target.write_bytes(b"what the clerk has open")

    def held(_: Path, __: Path) -> Path:
        trouble = PermissionError(13, "The process cannot access the file")
        trouble.winerror = 32  # type: ignore[attr-defined]
        raise trouble

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr("app.files.time.sleep", lambda _: None)
    with pytest.raises(EnvironmentTrouble) as refusal:
        render(REPORT_KINDS[0].build(full_data()), all_profiles()[0], None, target)
    assert refusal.value.code is Code.FILE_IN_USE
    assert "đang mở trong Word" in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert target.read_bytes() == b"what the clerk has open"
    assert [one.name for one in tmp_path.iterdir()] == ["bao-cao.docx"]
