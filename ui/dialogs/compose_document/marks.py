"""What is of note about a block, always as sign and word together: the same in outline, pages and panel."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.draft import BlockInfo, BlockKind
from ui.kit.page_blocks import BlockMark


@dataclass(frozen=True, slots=True)
class Note:
    """One thing of note.

    Attributes:
        word: in one or two words, for the outline.
        sentence: the same for the panel.
    """

    mark: BlockMark
    word: str
    sentence: str


LEFT_OUT = Note(BlockMark("x", "idle"), "Đã bỏ", "Đã bỏ khỏi văn bản, không in.")
STALE = Note(BlockMark("alert-triangle", "soon"), "Cần xem", "Sổ nay ghi khác lúc anh chị sửa. Chọn một trong ba cách:")
ORPHAN = Note(
    BlockMark("alert-triangle", "soon"), "Cần xem", "Sổ không còn lập câu này; chữ của anh chị vẫn in ở cuối đề mục của nó."
)
MOVED = Note(BlockMark("alert-triangle", "soon"), "Đổi sau duyệt", "Sổ nay ghi khác lúc bản thảo được duyệt.")
REMARKED = Note(BlockMark("message", "accent"), "Ý kiến", "Có ý kiến chưa xử lý.")
ADDED = Note(BlockMark("plus", "accent"), "Thêm", "Anh chị thêm vào.")
OWN = Note(BlockMark("edit", "accent"), "Đã sửa", "Chữ của anh chị.")


def notes_of(block: BlockInfo) -> list[Note]:
    """Return what is of note about a block, the most pressing first."""
    found = (
        (block.is_left_out, LEFT_OUT),
        (block.is_orphan and not block.is_left_out, ORPHAN),
        (block.is_stale and not block.is_orphan and not block.is_left_out, STALE),
        (block.has_moved and not (block.is_stale or block.is_left_out), MOVED),
        (bool(block.remarks), REMARKED),
        (block.is_added, ADDED),
        (block.is_own and not (block.is_added or block.is_stale or block.is_orphan), OWN),
    )
    return [note for is_so, note in found if is_so]


def is_to_see(block: BlockInfo) -> bool:
    """Whether the clerk should look at a block before the document is signed."""
    return bool(block.remarks) or ((block.is_stale or block.has_moved) and not block.is_left_out)


def page_marks(blocks: Sequence[BlockInfo]) -> dict[str, BlockMark]:
    """Return the sign beside each block of note that is printed."""
    return {block.key: notes[0].mark for block in blocks if not block.is_left_out and (notes := notes_of(block))}


def kind_word(block: BlockInfo) -> str:
    """Return what a block is called."""
    return _KIND_WORDS[block.kind]


_KIND_WORDS = {
    BlockKind.HEADING: "Đề mục",
    BlockKind.PARAGRAPH: "Đoạn văn",
    BlockKind.TABLE: "Bảng",
    BlockKind.CHART: "Biểu đồ",
}
