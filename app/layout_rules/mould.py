"""The office's own mould: what its imported plan looks like, so that a report looks as if the same clerk had typed it.

A mould is a plain value that is stored with the plan (msgspec); whatever it does not know is taken from the profile.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from app.domain.document import SignatureBlock
from app.layout_rules.look import LetterheadCell, LetterheadLine, Look, Marks
from app.layout_rules.parts import RUNNING_TEXT, Margins, Part, PartLook
from app.layout_rules.profile import LayoutProfile


@dataclass(frozen=True, slots=True)
class Mould:
    """What was read of a plan's own file; None or empty where the file does not show it.

    Attributes:
        font: the font of most of its text.
        letterhead: its lines as printed, left and right; the place stands as the text of the date line.
        parts: the look of each part that was found.
        number_form: its number with {number} and {type}: "Số {number}-{type}/ĐU".
        separator_text: what is typed under the subject.
        heading_forms: a sample of each level's number.
        recipients: the lines of "Nơi nhận" without dash and end mark.
        recipient_marks: how its list is punctuated.
        end_mark: what ends its body.
        subject_starts_upper: whether its subject opens with a capital.
        landscape_margins: of pages on their side, where the office chose them; a plan's file does not show them.
    """

    font: str = ""
    margins: Margins | None = None
    letterhead: tuple[tuple[LetterheadCell, LetterheadCell], ...] = ()
    letterhead_columns_mm: tuple[float, float] | None = None
    signature_columns_mm: tuple[float, float] | None = None
    parts: Mapping[Part, PartLook] = field(default_factory=lambda: {})
    number_form: str = ""
    separator_text: str = ""
    heading_forms: tuple[str, ...] = ()
    recipients_label: str = ""
    recipients: tuple[str, ...] = ()
    recipient_marks: Marks | None = None
    signature: SignatureBlock = SignatureBlock()
    end_mark: str = ""
    subject_starts_upper: bool | None = None
    landscape_margins: Margins | None = None

    def to_json(self) -> str:
        """Return the mould as it is stored with its plan."""
        import msgspec

        return msgspec.json.encode(self).decode()


def mould_from_json(text: str) -> Mould:
    """Return a stored mould."""
    import msgspec

    return msgspec.json.decode(text, type=Mould)


def look_of(profile: LayoutProfile, mould: Mould | None) -> Look:
    """Return the look of a document: the profile's, and over it what the mould shows."""
    look = profile.look
    if mould is None:
        return look
    margins = mould.margins or look.margins
    text_width = look.text_width_mm() + look.margins.left + look.margins.right - margins.left - margins.right
    return replace(
        look,
        font=mould.font or look.font,
        margins=margins,
        landscape_margins=mould.landscape_margins or (turned_margins(margins) if mould.margins else look.landscape_margins),
        parts=_parts(look, mould),
        letterhead=_letterhead(look, mould),
        letterhead_columns_mm=_fitted(mould.letterhead_columns_mm or look.letterhead_columns_mm, text_width),
        signature_columns_mm=_fitted(mould.signature_columns_mm or look.signature_columns_mm, text_width),
        number_form=mould.number_form or look.number_form,
        letter_number_form=_letter_number_form(look, mould),
        separator_text=mould.separator_text or look.separator_text,
        heading_forms=mould.heading_forms or look.heading_forms,
        recipients_label=mould.recipients_label or look.recipients_label,
        recipient_marks=mould.recipient_marks or look.recipient_marks,
        end_mark=mould.end_mark or look.end_mark,
        subject_starts_upper=look.subject_starts_upper if mould.subject_starts_upper is None else mould.subject_starts_upper,
    )


def turned_margins(margins: Margins) -> Margins:
    """Return the margins of a page on its side: bound on the left when the pile is upright, it is bound on top."""
    return Margins(top=margins.left, bottom=margins.right, left=margins.bottom, right=margins.top)


def without_letterhead_texts(mould: Mould, parts: Collection[Part], *, number: bool) -> Mould:
    """Return the mould whose letterhead leaves the texts of these parts, and the number's form, to the document."""
    rows = tuple((_emptied(left, parts), _emptied(right, parts)) for left, right in mould.letterhead)
    return replace(mould, letterhead=rows, number_form="" if number else mould.number_form)


def _emptied(cell: LetterheadCell, parts: Collection[Part]) -> LetterheadCell:
    """Return a cell with one empty line for each of these parts, however many lines the name took in the plan."""
    seen: set[Part] = set()
    lines: list[LetterheadLine] = []
    for line in cell:
        if line.part not in parts:
            lines.append(line)
        elif line.part not in seen:
            seen.add(line.part)
            lines.append(LetterheadLine(line.part))
    return tuple(lines)


def _fitted(columns: tuple[float, float], width: float) -> tuple[float, float]:
    """Return two columns as wide together as the text, in the same proportion."""
    share = columns[0] / sum(columns)
    return width * share, width * (1 - share)


def _parts(look: Look, mould: Mould) -> dict[Part, PartLook]:
    """Return the mould's looks; parts of the running text it does not show are set like its body."""
    parts = {**look.parts, **mould.parts}
    if body := mould.parts.get(Part.BODY):
        for part in RUNNING_TEXT - mould.parts.keys():
            own = look.part(part)
            parts[part] = replace(body, bold=own.bold, italic=own.italic)
        address = look.part(Part.ADDRESS)
        parts[Part.ADDRESS] = replace(address, size_pt=body.size_pt, line_rule=body.line_rule, line=body.line)
    return parts


def _letterhead(look: Look, mould: Mould) -> tuple[tuple[LetterheadCell, LetterheadCell], ...]:
    """Return the mould's letterhead, with the lines only letters have and with a rule under the title.

    A file that shows no rule under the title most often lost a drawn line; the law wants one.
    """
    if not mould.letterhead:
        return look.letterhead
    seen = {line.part for row in mould.letterhead for cell in row for line in cell}
    rows = [(_with_letter_subject(left), right) for left, right in mould.letterhead]
    if Part.TITLE_RULE not in seen:
        rows = [(left, _with_rule(right)) for left, right in rows]
    return tuple(rows)


def _with_letter_subject(cell: LetterheadCell) -> LetterheadCell:
    lines = [line for line in cell if line.part is not Part.LETTER_SUBJECT]
    for position, line in enumerate(lines):
        if line.part is Part.NUMBER:
            lines.insert(position + 1, LetterheadLine(Part.LETTER_SUBJECT))
            break
    return tuple(lines)


def _with_rule(cell: LetterheadCell) -> LetterheadCell:
    """Return the cell with a rule below its title or motto, in the empty line there if it has one."""
    parts = [line.part for line in cell]
    last = max((position for position, part in enumerate(parts) if part in (Part.TITLE, Part.MOTTO)), default=None)
    if last is None:
        return cell
    return (*cell[: last + 1], LetterheadLine(Part.TITLE_RULE), *cell[last + 1 :])


def _letter_number_form(look: Look, mould: Mould) -> str:
    """Return the number of a letter: the mould's own where letters are numbered like other documents."""
    same = look.letter_number_form == look.number_form
    return mould.number_form if mould.number_form and same else look.letter_number_form


_NUMBER = re.compile(r"(?P<lead>Số\s*:?\s*)(?P<number>\d*[\s.…]*)(?P<mark>[-/])\s*(?P<type>[A-ZĐa-z]+)(?P<rest>[-/].+)")


def number_form_of(line: str) -> str:
    """Return the form of a number line with {number} and {type} in it; "" when it does not look like one."""
    found = _NUMBER.fullmatch(line.strip())
    if not found:
        return ""
    lead, rest = found["lead"].rstrip(), found["rest"].replace("{", "{{").replace("}", "}}")
    return f"{lead} {{number}}{found['mark']}{{type}}{rest}"
