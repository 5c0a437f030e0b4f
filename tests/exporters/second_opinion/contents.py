"""Judges what stands between title and closing: address, bases, headings, running text, tables, numbers and dates."""

import re
from collections.abc import Iterator

from tests.exporters.second_opinion.rules import System
from tests.exporters.second_opinion.word_file import Line, Table

_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_RIGHT_DATE = re.compile(r"(0[1-9]|[12]\d|3[01])/(01|02|[3-9]|1[0-2])/\d{4}")
_PERCENT = re.compile(r"(?<![\d,.])([\d.,]+) ?%")
_RIGHT_PERCENT = re.compile(r"(0|[1-9]\d{0,2}|0[1-9])(,[1-9])?")
_SMALL_COUNT = re.compile(r"(?<![\d/.,-])[0-9] (đồng chí|đơn vị|đầu việc|nhiệm vụ|việc|buổi|cuộc|bản|phụ lục)\b")
_ARABIC = re.compile(r"(\d+)[.-] ")  # "1-" in older documents (P-60)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def wrong_contents(blocks: list[Line | Table], symbol: str, rules: System, *, is_appendix: bool = False) -> Iterator[str]:
    """Say what is wrong between title and closing, or in an appendix."""
    lines = [block for block in blocks if isinstance(block, Line) and block.text.strip()]
    if not is_appendix:
        addressed = [line for line in lines if re.match(r"Kính (gửi|trình):", line.text)]
        yield from _address(addressed, symbol, rules)
        if addressed:
            start = lines.index(addressed[0])
            names = 1 if not re.search(r":\t?- ", addressed[0].text) else len(_listed(lines[start:]))
            yield from _names(lines[start : start + names], rules)
            lines = lines[:start] + lines[start + names :]
        bases = [line for line in lines if re.match(r"(- )?Căn cứ ", line.text)]
        yield from _bases(bases, rules)
        lines = [line for line in lines if line not in bases]
        if not lines or not _ends_right(lines[-1].text, rules):
            yield f"the end: “{lines[-1].text[-20:] if lines else ''}”"
    for line in lines:
        yield from _running(line, rules)
    yield from _numbering(lines, rules)
    for block in blocks:
        if isinstance(block, Table):
            yield from _table(block)
    for text in _texts(blocks):
        yield from _numbers(text)


def _ends_right(text: str, rules: System) -> bool:
    return text.endswith("./.") if rules.end == "./." else text.endswith(".") and not text.endswith(("./.", ".."))


def _address(addressed: list[Line], symbol: str, rules: System) -> Iterator[str]:
    wanted = rules.address_types.get(symbol)
    if wanted is None and addressed:
        yield f"{symbol} is addressed"
    if wanted is not None and not addressed and symbol != "BC":
        yield f"{symbol} has no {wanted}"
    if addressed and wanted is not None and not addressed[0].text.startswith(f"{wanted}:"):
        yield f"address “{addressed[0].text[:20]}” instead of {wanted}"


def _listed(lines: list[Line]) -> list[Line]:
    """Return the first line and those below it that belong to the same list of names."""
    count = 1
    while count < len(lines) and lines[count].text.startswith("- ") and lines[count].align == "left":
        count += 1
    return lines[:count]


def _names(lines: list[Line], rules: System) -> Iterator[str]:
    label = lines[0].runs[0]
    if label.italic is not rules.address_italic or label.bold or any(run.italic or run.bold for run in lines[0].runs[1:]):
        yield "look of the address"
    if len(lines) == 1:
        return
    for line in lines:
        end = "." if line is lines[-1] else rules.separator
        if not line.text.endswith(end) or any(run.size != lines[0].runs[0].size for run in line.runs):
            yield f"address “{line.text}”"


def _bases(lines: list[Line], rules: System) -> Iterator[str]:
    for line in lines:
        end = rules.basis_last if line is lines[-1] else ";"
        if not line.text.startswith(f"{rules.basis_first}Căn cứ") or not line.text.endswith(end):
            yield f"basis “{line.text[:20]}…{line.text[-10:]}”"
        if line.italic is not rules.basis_italic:
            yield f"slant of basis “{line.text[:20]}”"
        yield from _set_like_text(line, rules)


def _running(line: Line, rules: System) -> Iterator[str]:
    yield from _set_like_text(line, rules)
    heading = rules.heading.fullmatch(line.text)
    if heading and (not line.bold or (not rules.is_party and heading[2] != heading[2].upper())):
        yield f"heading “{line.text[:40]}”"
    if rules.is_party and re.match(r"\d+\.\d+\. ", line.text):
        if line.bold is not line.italic or (not line.bold and not (line.regular and line.upright)):  # a heading (P-60), or text
            yield f"look of “{line.text[:40]}”"
        return
    if not heading and not _ARABIC.match(line.text) and line.bold:
        yield f"bold text “{line.text[:40]}”"
    if not line.upright:
        yield f"slanted text “{line.text[:40]}”"


def _set_like_text(line: Line, rules: System) -> Iterator[str]:
    words = f"“{line.text[:30]}”"
    if not line.sizes or not all(rules.body[0] <= size <= rules.body[1] for size in line.sizes):
        yield f"{words}: size {line.sizes}"
    if line.align != "both" or not 9.9 <= line.first <= 12.8 or line.left or line.right:
        yield f"{words}: {line.align}, first line {line.first:.1f} mm"
    if line.before < 6:
        yield f"{words}: {line.before} points above"
    if line.rule != rules.line_rule or not rules.line[0] <= line.spacing <= rules.line[1]:
        yield f"{words}: lines {line.rule} {line.spacing}"


def _numbering(lines: list[Line], rules: System) -> Iterator[str]:
    """Roman numbers run on from I, Arabic ones from 1 under each of them."""
    roman = arabic = 0
    for line in lines:
        if found := rules.heading.fullmatch(line.text):
            roman, arabic = roman + 1, 0
            if found[1] != _ROMAN[roman - 1]:
                yield f"{found[1]} instead of {_ROMAN[roman - 1]}"
        elif found := _ARABIC.match(line.text):
            arabic += 1
            if int(found[1]) != arabic:
                yield f"{found[0]}instead of {arabic}."


def _table(table: Table) -> Iterator[str]:
    """Single black borders, a head row that is repeated, rows as wide as the grid, bands that stay with the next row."""
    if set(table.borders.values()) != {"single"} or len(table.borders) != 6:
        yield f"borders {table.borders}"
    if [row.is_head for row in table.rows] != [True] + [False] * (len(table.rows) - 1):
        yield "head rows"
    for number, row in enumerate(table.rows):
        if sum(cell.span for cell in row.cells) != len(table.grid):
            yield f"row {number}: {len(row.cells)} cells for {len(table.grid)} columns"
        if abs(sum(cell.width for cell in row.cells) - sum(table.grid)) > 0.1:
            yield f"row {number}: not as wide as the table"
        for line in (line for cell in row.cells for line in cell.lines):
            yield from _line_of_table(line, is_head=row.is_head)
        longest = max(len(line.text) for cell in row.cells for line in cell.lines)
        if not row.stays_whole and longest < 250:
            yield f"row {number} may be split"


def _line_of_table(line: Line, *, is_head: bool) -> Iterator[str]:
    if line.text and not all(12 <= size <= 13 for size in line.sizes):
        yield f"size {line.sizes} in a table"
    if is_head and (not line.bold or line.align != "center"):
        yield f"head “{line.text}”"
    if line.spacing != 1 or line.rule != "auto":
        yield f"lines {line.rule} {line.spacing} in a table"


def _texts(blocks: list[Line | Table]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (line.text for row in block.rows for cell in row.cells for line in cell.lines)


def _numbers(text: str) -> Iterator[str]:
    for found in _DATE.finditer(text):
        if not _RIGHT_DATE.fullmatch(found[0]):
            yield f"date {found[0]}"
    for found in _PERCENT.finditer(text):
        if not _RIGHT_PERCENT.fullmatch(found[1]) or " %" in found[0]:
            yield f"percentage {found[0]}"
    if found := _SMALL_COUNT.search(text):
        yield f"count “{found[0]}” in “{text[:60]}”"
