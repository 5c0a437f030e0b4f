"""The closed language of a template: {{field}}, {{field|form}}, {{list.column}}, {{nếu field}} … {{hết}}; nothing else.

Names are compared without accents, case and underscores, so that "{{Tên cơ quan}}" is `ten_co_quan`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto

from app.domain.office_template import FaultKind, problem
from app.reports.template_fields import BLOCKS, FIELDS, FORMS
from app.reports.template_lists import LISTS, TemplateList
from app.text.compare import fold

_TAG = re.compile(r"\{\{(?P<words>[^{}]*)\}\}")
_FOREIGN = re.compile(r"\{%|%\}|\{#|#\}")
_SINGLE = re.compile(r"(?<!\{)\{(?P<words>[^{}]{1,60})\}(?!\})")
_NAME = re.compile(r"[\w \-\u00a0]+")
_IF, _IF_NOT, _END = "neu_", "neu_khong_co_", ("het", "het_neu")

_FIELD_NAMES = frozenset(field.name for field in FIELDS)
_BLOCK_NAMES = frozenset(block.name for block in BLOCKS)
LISTS_BY_NAME = {one.name: one for one in LISTS}
_ALONE = sorted({*_FIELD_NAMES, *_BLOCK_NAMES})
_CONDITIONS = sorted({*_FIELD_NAMES, *LISTS_BY_NAME})


class TagKind(Enum):
    """What a tag asks for."""

    FIELD = auto()
    COLUMN = auto()
    BLOCK = auto()
    IF = auto()
    IF_NOT = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag in a text.

    Attributes:
        start, end: its place in the text, braces included.
        name: the field, list or block; what a condition asks for; empty for the end of a condition.
        column: the column of a list.
        form: the way it is written, one of `FORMS`; empty for as it is.
    """

    start: int
    end: int
    kind: TagKind
    name: str
    column: str = ""
    form: str = ""

    @property
    def stands_alone(self) -> bool:
        """Whether it needs a paragraph of its own."""
        return self.kind not in (TagKind.FIELD, TagKind.COLUMN)

    @property
    def list(self) -> TemplateList:
        """The list of a column."""
        return LISTS_BY_NAME[self.name]


class NotATag(Exception):
    """What stands between the braces is not of the language; its text is what a fault says."""


def tags_in(text: str) -> Iterator[Tag]:
    """Give the tags of a text that passed `problems_in`."""
    for found in _TAG.finditer(text):
        yield _tag(found)


def problems_in(text: str) -> Iterator[str]:
    """Give everything that is wrong with the tags of one text."""
    rest = _TAG.sub("", text)
    for found in _TAG.finditer(text):
        try:
            _tag(found)
        except NotATag as fault:
            yield str(fault)
    for mark in dict.fromkeys(_FOREIGN.findall(text)):
        yield problem(FaultKind.FOREIGN_SYNTAX, name=mark)
    if "{{" in rest:
        yield problem(FaultKind.NOT_CLOSED)
    if "}}" in rest:
        yield problem(FaultKind.NOT_OPENED)
    for found in _SINGLE.finditer(rest):
        if _is_known(found["words"]):
            yield problem(FaultKind.SINGLE_BRACES, name=found[0], example=f"{{{found[0]}}}")


def _tag(found: re.Match[str]) -> Tag:
    """Return a tag. Raises NotATag."""
    words = found["words"]
    if "\n" in words or "\t" in words:
        raise NotATag(problem(FaultKind.BROKEN_LINE, name=" ".join(words.split())))
    main, bar, form = words.partition("|")
    parts = [part.strip() for part in main.split(".")]
    if len(parts) > 2 or not all(_NAME.fullmatch(part) for part in parts):
        raise NotATag(problem(FaultKind.NOT_A_FIELD, name=words.strip()))
    kind, name, column = _meaning([_key(part) for part in parts])
    return Tag(found.start(), found.end(), kind, name, column, _form(form) if bar else "")


def _key(words: str) -> str:
    return fold(words.replace("_", " ")).replace(" ", "_")


def _meaning(parts: list[str]) -> tuple[TagKind, str, str]:
    """Return what a tag's parts mean. Raises NotATag."""
    first = parts[0]
    if len(parts) == 2:
        return TagKind.COLUMN, *_column(first, parts[1])
    if first in _END:
        return TagKind.END, "", ""
    if first.startswith(_IF_NOT):
        return TagKind.IF_NOT, _known(first.removeprefix(_IF_NOT), _CONDITIONS), ""
    if first.startswith(_IF):
        return TagKind.IF, _known(first.removeprefix(_IF), _CONDITIONS), ""
    if first in LISTS_BY_NAME and first not in _FIELD_NAMES:
        example = f"{{{{{first}.{LISTS_BY_NAME[first].column_names[1]}}}}}"
        raise NotATag(problem(FaultKind.LIST_WITHOUT_COLUMN, name=first, example=example))
    return TagKind.BLOCK if first in _BLOCK_NAMES else TagKind.FIELD, _known(first, _ALONE), ""


def _column(name: str, column: str) -> tuple[str, str]:
    found = LISTS_BY_NAME.get(name)
    if found is None:
        raise NotATag(
            problem(FaultKind.UNKNOWN_FIELD, name=f"{name}.{column}", advice=_advice(name, LISTS_BY_NAME, f".{column}"))
        )
    if column not in found.column_names:
        advice = _advice(column, found.column_names)
        raise NotATag(problem(FaultKind.UNKNOWN_COLUMN, list=name, name=column, advice=advice))
    return name, column


def _known(name: str, names: Iterable[str]) -> str:
    if name not in names:
        raise NotATag(problem(FaultKind.UNKNOWN_FIELD, name=name, advice=_advice(name, names)))
    return name


def _advice(name: str, names: Iterable[str], more: str = "") -> str:
    """Return a question after the nearest known name; nothing where none is near."""
    near = get_close_matches(name[:60], list(names), n=1, cutoff=0.6)
    return f"; ý bạn là “{near[0]}{more}”?" if near else ""


def _form(words: str) -> str:
    form = _key(words)
    if form not in FORMS:
        raise NotATag(problem(FaultKind.UNKNOWN_FORM, name=words.strip()))
    return form


def _is_known(words: str) -> bool:
    """Whether words in single braces are the name of a field, a list's column or a block."""
    name, _, column = words.partition(".")
    found = LISTS_BY_NAME.get(_key(name))
    return _key(column) in found.column_names if found and column else not column and _key(name) in _ALONE
