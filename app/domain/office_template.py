"""The office's own template (mẫu văn bản): a Word file with fields that the program fills, and what is wrong with one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FaultKind(StrEnum):
    """What can be wrong with a template.

    To add one: 1. a member here; 2. its sentence in `_SENTENCES`; 3. where it is seen, in `app/exporters/office_template/`.
    """

    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_COLUMN = "unknown_column"
    LIST_WITHOUT_COLUMN = "list_without_column"
    UNKNOWN_FORM = "unknown_form"
    NOT_A_FIELD = "not_a_field"
    FOREIGN_SYNTAX = "foreign_syntax"
    SINGLE_BRACES = "single_braces"
    NOT_CLOSED = "not_closed"
    NOT_OPENED = "not_opened"
    BROKEN_LINE = "broken_line"
    NOT_ALONE = "not_alone"
    BLOCK_PLACE = "block_place"
    TWO_LISTS = "two_lists"
    LIST_IN_LIST = "list_in_list"
    CONDITION_OPEN = "condition_open"
    CONDITION_END = "condition_end"
    CONDITION_DEEP = "condition_deep"
    WORD_FIELD = "word_field"
    LINKED_PART = "linked_part"
    EMBEDDED_PART = "embedded_part"
    TOO_MANY_FIELDS = "too_many_fields"


_SENTENCES: dict[FaultKind, str] = {
    FaultKind.UNKNOWN_FIELD: "không có trường “{name}”{advice}",
    FaultKind.UNKNOWN_COLUMN: "danh sách “{list}” không có cột “{name}”{advice}",
    FaultKind.LIST_WITHOUT_COLUMN: "“{name}” là một danh sách; hãy ghi cả tên cột, ví dụ {example}",
    FaultKind.UNKNOWN_FORM: "không có cách viết “{name}”; chỉ có: in hoa, in thường, hoa đầu",
    FaultKind.NOT_A_FIELD: "“{name}” không phải tên trường; tên trường chỉ gồm chữ, số, dấu gạch dưới và một dấu chấm",
    FaultKind.FOREIGN_SYNTAX: "dấu “{name}” không dùng được; chỉ dùng {{{{tên_trường}}}}, {{{{nếu …}}}} và {{{{hết}}}}",
    FaultKind.SINGLE_BRACES: "“{name}” phải viết trong hai dấu ngoặc nhọn: {example}",
    FaultKind.NOT_CLOSED: "có “{{{{” mà thiếu “}}}}”",
    FaultKind.NOT_OPENED: "có “}}}}” mà thiếu “{{{{”",
    FaultKind.BROKEN_LINE: "trường “{name}” bị ngắt bởi dấu xuống dòng hoặc dấu tab; hãy gõ lại liền một dòng",
    FaultKind.NOT_ALONE: "“{name}” phải đứng một mình trong một đoạn",
    FaultKind.BLOCK_PLACE: "“{name}” là cả một phần văn bản, chỉ đặt được trong thân văn bản, không đặt trong {where}",
    FaultKind.TWO_LISTS: "một dòng không thể lặp theo hai danh sách “{list}” và “{name}”",
    FaultKind.LIST_IN_LIST: "bảng lặp theo “{name}” nằm trong một dòng đã lặp; hãy tách thành hai bảng",
    FaultKind.CONDITION_OPEN: "“{name}” chưa có {{{{hết}}}} ở cùng chỗ (cùng thân văn bản hoặc cùng một ô bảng)",
    FaultKind.CONDITION_END: "{{{{hết}}}} không có {{{{nếu …}}}} nào ở trước, trong cùng chỗ",
    FaultKind.CONDITION_DEEP: "{{{{nếu …}}}} lồng nhau quá {limit} lớp",
    FaultKind.WORD_FIELD: "có trường Word “{name}” lấy dữ liệu từ ngoài; hãy xoá trường này, cần thì gõ {{{{tên_trường}}}}",
    FaultKind.LINKED_PART: "có {name} liên kết ra ngoài tệp; hãy chèn hẳn vào tệp hoặc xoá đi",
    FaultKind.EMBEDDED_PART: "có {name} nhúng trong tệp; hãy xoá đi hoặc thay bằng hình",
    FaultKind.TOO_MANY_FIELDS: "mẫu có quá {limit} trường",
}


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One thing that is wrong with a template.

    Attributes:
        place: where, in the clerk's words: "Đoạn 12".
        excerpt: the words there; empty where it is not about a paragraph.
        problem: what is wrong and what to do, without a full stop.
    """

    place: str
    excerpt: str
    problem: str

    @property
    def sentence(self) -> str:
        """The fault as one sentence."""
        words = f" “{self.excerpt}”" if self.excerpt else ""
        return f"{self.place}{words}: {self.problem}{'' if self.problem.endswith('?') else '.'}"


def problem(kind: FaultKind, **words: object) -> str:
    """Return what a fault says."""
    return _SENTENCES[kind].format(**words)


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """What was found in a template.

    Attributes:
        faults: everything that is wrong, in the order of the file.
        names: the fields, lists and blocks it uses, each once.
    """

    faults: tuple[TemplateFault, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeTemplate:
    """A template kept with the book.

    Attributes:
        kind: id of the kind of document it is for.
        file_id: the kept file.
        file_name: the name under which it came.
        faults: what was wrong with it when it was read.
        added_on: the day it came in, or was replaced.
    """

    id: int
    name: str
    kind: str
    file_id: int
    file_name: str
    faults: tuple[TemplateFault, ...]
    added_on: date

    @property
    def is_usable(self) -> bool:
        """Whether documents can be made from it."""
        return not self.faults
