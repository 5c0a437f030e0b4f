"""Plans written as plain lines: "^" centres a line, "|a|b|" is a table row, everything else is a paragraph."""

from app.domain.file_content import Alignment, Block, Cell, FileContent
from app.domain.plan_reading import PlanReading, ReadTask
from app.importers.plan.contract import as_json
from app.importers.plan.read import understand

HEAD = """ĐẢNG BỘ HUYỆN A\t\tĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ B\t\tB, ngày 12 tháng 02 năm 2026
Số 15-KH/ĐU
^KẾ HOẠCH
^Thực hiện công tác tuyên truyền năm 2026
Căn cứ Chương trình số 05-CTr/HU ngày 10/01/2026 của Huyện ủy A; Đảng ủy xã ban hành kế hoạch như sau:
"""
END = """Nơi nhận:\t\tT/M ĐẢNG ỦY
- Huyện ủy (b/c),\t\tPHÓ BÍ THƯ
- Lưu VP.
\t\tTrần Văn X
"""


def content_of(text: str) -> FileContent:
    """Return the blocks of a plan written as lines; words inside a table cell are parted by " // "."""
    blocks: list[Block] = []
    table = row = 0
    for line in text.strip("\n").split("\n"):
        if line.startswith("|"):
            row = row + 1 if blocks and blocks[-1].cell else 0
            table += row == 0
            for column, words in enumerate(line[1:-1].split("|")):
                for piece in words.split("//"):
                    blocks.append(Block(piece.strip(), paragraph=len(blocks) + 1, cell=Cell(table, row, column)))
        else:
            alignment = Alignment.CENTRE if line.startswith("^") else Alignment.JUSTIFIED
            blocks.append(Block(line.removeprefix("^"), paragraph=len(blocks) + 1, alignment=alignment))
    return FileContent(tuple(blocks), (), sum(len(block.text.split()) for block in blocks))


def reading_of(text: str) -> PlanReading:
    """Understand a whole plan written as lines."""
    return understand(content_of(text))


def reading_of_body(body: str) -> PlanReading:
    """Understand a plan with a usual head and end around a body."""
    return reading_of(HEAD + body.strip("\n") + "\n" + END)


def tasks_of(body: str) -> dict[str, ReadTask]:
    """Return the duties of a body by their numbers."""
    return {task.number: task for task in reading_of_body(body).tasks}


def entries_with(reading: PlanReading, word: str) -> list[str]:
    """Return which entries of the printed reading hold a word; bases repeat words of the opening and are left out."""
    printed = as_json(reading)
    found: list[str] = []
    for name in ("header", "sections", "tasks", "recipients", "findings", "parts"):
        value = printed[name]
        entries = list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, list) else []
        if isinstance(value, dict):
            entries = [entry for key, entry in value.items() if key != "bases"]
        found += [name for entry in entries if word in str(entry)]
    return found


def adds_up(reading: PlanReading) -> bool:
    """Whether every word of the file has an owner."""
    account = reading.accounting
    return account.words_in_file == account.words_in_tasks + account.words_elsewhere + account.words_unread
