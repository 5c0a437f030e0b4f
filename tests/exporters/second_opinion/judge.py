"""Judges a document for signature from its XML: what is wrong, one sentence a fault; nothing for a right one."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.exporters.second_opinion.contents import wrong_contents
from tests.exporters.second_opinion.rules import BLACK, DATE, FONT, PAGE, SYSTEMS, TOLERANCE, TYPES, System
from tests.exporters.second_opinion.word_file import Line, Section, Table, opened

_SIGNING_GAP = 3 * 14  # points: room for a signature


def faults_of(path: Path, profile_id: str) -> list[str]:
    """Return what is wrong with a document by a profile."""
    file, rules = opened(path), SYSTEMS[profile_id]
    main, *appendices = file.sections
    found = [*_letters(list(file.lines())), *_pages(file.sections, rules)]
    found += [f"font {set(fonts)} in the styles" for fonts in file.fonts_of_styles() if fonts != {FONT}]
    tables = [block for block in main.blocks if isinstance(block, Table) and not block.borders]
    if len(tables) != 2:
        return [*found, f"{len(tables)} tables without borders instead of letterhead and closing"]
    letterhead, closing = tables
    start, end = main.blocks.index(letterhead), main.blocks.index(closing)
    if start != 0:
        found.append("something stands above the letterhead")
    symbol, rest = "CV", list(main.blocks[1:end])
    found += _left_head(letterhead, rules, is_letter=not _is_type_name(rest[0]))
    found += _right_head(letterhead, rules)
    if _is_type_name(rest[0]):
        symbol = TYPES[rest[0].text]
        found += _title(rest[:3], rules)
        rest = rest[3:]
    found += wrong_contents(rest, symbol, rules)
    found += _closing(closing, symbol, rules)
    for number, section in enumerate(appendices, start=1):
        found += _appendix(section, number, len(appendices), rules)
    return found


# ------------------------------------------------------------------------------------------------ everywhere


def _letters(lines: list[Line]) -> Iterator[str]:
    """Font and colour of every run, and of the marks that end paragraphs."""
    for line in lines:
        for run in (*line.runs, line.mark):
            if run.fonts != {FONT}:
                yield f"font {set(run.fonts)} of “{line.text[:40]}”"
            if run.colour not in BLACK:
                yield f"colour {run.colour} of “{line.text[:40]}”"


def _pages(sections: list[Section], rules: System) -> Iterator[str]:
    for number, section in enumerate(sections):
        wanted = tuple(reversed(PAGE)) if section.is_landscape else PAGE
        if any(abs(section.page[side] - size) > TOLERANCE for side, size in zip("wh", wanted, strict=True)):
            yield f"section {number}: page {section.page}"
        if not section.is_landscape:
            for side, (least, most) in rules.margins.items():
                if not least - TOLERANCE <= section.margins[side] <= most + TOLERANCE:
                    yield f"section {number}: margin {side} {section.margins[side]}"
        elif not any(isinstance(block, Table) for block in section.blocks):
            yield f"section {number}: landscape without a table"
        yield from _page_number(section, number, rules)


def _page_number(section: Section, number: int, rules: System) -> Iterator[str]:
    lines = section.headers.get("default", ())
    if not section.hides_first or set(section.headers) != {"default"} or section.footers:
        yield f"section {number}: page number not hidden on the first page, or more than one header"
    if len(lines) != 1 or not lines[0].has_page_field or lines[0].align != "center":
        yield f"section {number}: no centred page number"
    elif not _sized(lines[0], rules.page_number) or lines[0].bold or lines[0].italic:
        yield f"section {number}: page number {lines[0].sizes}"
    if rules.is_party and abs(section.margins["header"] - 567) > TOLERANCE:
        yield f"section {number}: page number {section.margins['header']} twips from the edge"
    if (section.numbers_from or 1) != 1 or (number and section.numbers_from != 1):
        yield f"section {number}: pages do not begin with 1"


def _sized(line: Line, span: tuple[float, float]) -> bool:
    return bool(line.sizes) and all(span[0] <= size <= span[1] for size in line.sizes)


def _centred(line: Line, words: str, span: tuple[float, float], *, bold: bool, italic: bool = False) -> Iterator[str]:
    """Say what is wrong with a centred line."""
    if line.align != "center" or line.first or abs(line.left - line.right) > 0.1:
        yield f"{words}: not centred"
    if not _sized(line, span):
        yield f"{words}: size {line.sizes}"
    if line.bold is not bold or (not bold and not line.regular):
        yield f"{words}: weight"
    if line.italic is not italic or (not italic and not line.upright):
        yield f"{words}: slant"


# --------------------------------------------------------------------------------------- letterhead and title


def _is_type_name(block: Line | Table) -> bool:
    return isinstance(block, Line) and block.text in TYPES


def _left_head(table: Table, rules: System, *, is_letter: bool) -> Iterator[str]:
    lines = table.column(0)
    ends = [place for place, line in enumerate(lines) if (line.text == "*" if rules.is_party else line.has_rule)]
    if len(ends) != 1:
        yield f"{len(ends)} stars or rules under the issuing body"
        return
    names, (mark, number, *below) = lines[: ends[0]], lines[ends[0] :]
    if not 1 <= len(names) <= 2 or any(line.text != line.text.upper() for line in names):
        yield f"names of bodies: {[line.text for line in names]}"
    for line in names:
        yield from _centred(line, line.text, rules.body_name, bold=line is names[-1])
    if rules.is_party:
        yield from _centred(mark, "star", rules.body_name, bold=False)
    pattern = rules.letter_number if is_letter else rules.number
    if not pattern.fullmatch(number.text):
        yield f"number “{number.text}”"
    yield from _centred(number, "number", rules.number_size, bold=False)
    if is_letter:
        subject = below[0]
        if not rules.letter_subject.fullmatch(subject.text) or subject.text.endswith("."):
            yield f"subject of a letter “{subject.text}”"
        yield from _centred(
            subject, "subject of a letter", rules.letter_subject_size, bold=False, italic=rules.letter_subject_italic
        )
        if not rules.is_party and subject.before < 6:
            yield "less than 6 points above the subject of a letter"


def _right_head(table: Table, rules: System) -> Iterator[str]:
    lines = table.column(1)
    words = [rules.title, *([rules.motto] if rules.motto else [])]
    said = [line.text.replace("HOÀ", "HÒA") for line in lines[: len(words)]]
    if said != words or len(lines) != len(words) + 2:
        yield f"right head: {[line.text for line in lines]}"
        return
    yield from _centred(lines[0], "title", rules.title_size, bold=True)
    if rules.motto:
        yield from _centred(lines[1], "motto", rules.motto_size, bold=True)
    rule, day = lines[-2:]
    if not rule.has_rule or rule.text:
        yield "no rule under the title"
    if not DATE.fullmatch(day.text):
        yield f"date “{day.text}”"
    yield from _centred(day, "date", rules.date_size, bold=False, italic=True)
    if not rules.is_party and "Số:" not in table.rows[-1].cells[0].lines[0].text:
        yield "number and date do not stand on one row"


def _title(blocks: list[Line | Table], rules: System) -> Iterator[str]:
    name, subject, below = blocks
    if not all(isinstance(block, Line) for block in blocks):
        yield "a table inside the title"
        return
    yield from _centred(name, "type name", rules.type_name, bold=True)
    yield from _centred(subject, "subject", rules.subject, bold=True)
    first = subject.text[:1]
    if first != (first.lower() if rules.subject_start == "lower" else first.upper()) or subject.text.endswith("."):
        yield f"subject “{subject.text}”"
    if rules.is_party and (below.text, below.align) != ("-----", "center"):
        yield f"below the subject “{below.text}”"
    if not rules.is_party and (not below.has_rule or below.text):
        yield "no rule below the subject"


# ---------------------------------------------------------------------------------------- closing, appendices


def _closing(table: Table, symbol: str, rules: System) -> Iterator[str]:
    if len(table.rows) != 1 or not table.rows[0].stays_whole:
        yield "the closing may be torn apart"
    yield from _recipients(table.column(0), symbol, rules)
    yield from _signature(table.column(1), rules)


def _recipients(lines: list[Line], symbol: str, rules: System) -> Iterator[str]:
    label, *names = lines
    if label.text != "Nơi nhận:" or label.align != "left" or label.sizes != {rules.label_size}:
        yield f"label “{label.text}” {label.sizes}"
    if (label.bold, label.italic) != (rules.label_bold_italic, rules.label_bold_italic):
        yield "weight of the label"
    lined = "".join(run.text for run in label.runs if run.underline)
    if lined != ("Nơi nhận" if rules.is_party else ""):
        yield f"“{lined}” is underlined"
    for line in names:
        is_last = line is names[-1]
        if not line.text.startswith("- ") or not line.text.endswith("." if is_last else rules.separator):
            yield f"recipient “{line.text}”"
        if line.sizes != {rules.recipient_size} or line.bold or line.italic or line.align != "left":
            yield f"look of recipient “{line.text}”"
    filing = r"- Lưu .+\." if rules.is_party else r"- Lưu: VT(, .+)?\."
    if not names or not re.fullmatch(filing, names[-1].text):
        yield f"last recipient “{names[-1].text if names else ''}”"
    if symbol in rules.address_types and symbol != "BC" and not names[0].text.startswith("- Như trên"):
        yield f"first recipient “{names[0].text}”"


def _signature(lines: list[Line], rules: System) -> Iterator[str]:
    *above, name = lines
    authority = [line for line in above if rules.authority.fullmatch(line.text)]
    for line in above:
        bold = line in authority or rules.title_bold_below_authority or not authority
        if line.text != line.text.upper():
            yield f"“{line.text}” not in capitals"
        yield from _centred(line, line.text, rules.signer, bold=bold)
    if authority and above[0] is not authority[0]:
        yield "the authority does not stand first"
    if name.text:  # a unit's plan leaves the name to the unit
        yield from _centred(name, "name of the signer", rules.signer, bold=True)
    if (name.text and name.text == name.text.upper()) or re.match(r"(GS|PGS|TS|ThS)\.", name.text):
        yield f"name of the signer “{name.text}”"
    if name.before < _SIGNING_GAP:
        yield f"{name.before} points for the signature"


def _appendix(section: Section, number: int, count: int, rules: System) -> Iterator[str]:
    word, title, reference = section.blocks[:3]
    figure = re.fullmatch(rf"PHỤ LỤC(?: ({rules.appendix_figure}))?", word.text.upper())
    if figure is None or (figure[1] is None) is not (count == 1):
        yield f"appendix “{word.text}”"
    sizes = (13, 15)
    yield from _centred(word, "word of an appendix", sizes, bold=True)
    yield from _centred(title, "title of an appendix", sizes, bold=True)
    yield from _centred(reference, "reference of an appendix", (13, 14), bold=False, italic=True)
    if not re.fullmatch(r"\(Kèm theo .+\)", reference.text):
        yield f"reference “{reference.text}”"
    if title.text != title.text.upper():
        yield f"title “{title.text}”"
    yield from wrong_contents(section.blocks[3:], "", rules, is_appendix=True)
