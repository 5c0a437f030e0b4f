"""A plan file, read: blocks -> lines -> flow -> regions -> header, outline, duties -> the reading with its account.

The stages stand here in their order; each knows only what the one before made.
"""

from collections.abc import Sequence
from pathlib import Path

from app.domain.file_content import FileContent, NoticeKind, Part
from app.domain.plan_reading import FindingCode, NamedPart, PlanReading
from app.importers.gate.facts import OfficeKind
from app.importers.plan.draft import Draft, Setting
from app.importers.plan.flow import Element, Table, flow_of
from app.importers.plan.header import read_header
from app.importers.plan.headings import Mode, is_closing, mode_under
from app.importers.plan.ledger import Ledger, Owner, place_of
from app.importers.plan.line_kinds import ADDRESSEES, ATTACHED, RECIPIENTS, SECRECY
from app.importers.plan.lines import Line, lines_of
from app.importers.plan.outline import outline_of
from app.importers.plan.regions import Regions, regions_of
from app.importers.plan.stacked_tables import with_stacked_tables
from app.importers.plan.tasks import read_duties
from app.importers.plan.twins import with_twins_marked
from app.importers.plan.units import roles_of
from app.importers.plan_files.content import read_content
from app.text.normalise import one_line
from app.timing.rules.registry import Context

_NOTICES = {
    NoticeKind.COMMENTS: FindingCode.COMMENTS_LEFT_OUT,
    NoticeKind.EXTERNAL_LINK: FindingCode.EXTERNAL_LINK,
    NoticeKind.EMBEDDED_OBJECT: FindingCode.EMBEDDED_OBJECT,
    NoticeKind.LEGACY_FONT: FindingCode.LEGACY_FONT,
}
_PART_NAMES = {Part.HEADER: "page_header", Part.FOOTER: "page_footer", Part.FOOTNOTE: "footnote"}


def read_plan(path: Path, kind: OfficeKind = OfficeKind.DOCX) -> PlanReading:
    """Read a plan file that has passed the gate, which told its kind by its content and not by its name."""
    return understand(read_content(path, kind))


def understand(content: FileContent) -> PlanReading:
    """Make of a file's blocks what a careful clerk reads out of them."""
    blocks = with_stacked_tables(content.blocks)
    lines = lines_of(blocks)
    ledger = Ledger(lines)
    body = [line for line in lines if line.part is Part.BODY]
    regions = regions_of(flow_of(blocks, body))
    head = read_header(regions, "\n".join(line.text for line in body), ledger)
    draft = Draft(ledger, Context(head.header.issued_on, head.year), parts=head.parts)
    _read_regions(regions, draft)
    recipients = _recipients(regions.recipients, ledger)
    _read_other_parts([line for line in lines if line.part is not Part.BODY], draft)
    for notice in content.notices:
        ledger.note(_NOTICES[notice.kind], None, notice.text)
    if not draft.tasks:
        ledger.note(FindingCode.NO_DUTY, None, "")
    findings, accounting = ledger.close(content.words)
    return PlanReading(
        head.header,
        tuple(draft.sections),
        tuple(with_twins_marked(draft.tasks)),
        recipients,
        tuple(draft.parts),
        findings,
        accounting,
    )


def _read_regions(regions: Regions, draft: Draft) -> None:
    draft.add_part("mark", regions.notes)
    draft.add_part("opening", regions.preface)
    draft.add_part("decision", regions.decision)
    _read_opening(regions, draft)
    body, closing = _split_closing(regions.body)
    read_duties(outline_of(body), Setting(), draft)
    draft.add_part("closing", closing)
    for appendix in regions.appendices:
        _read_appendix(appendix, draft)


def _read_opening(regions: Regions, draft: Draft) -> None:
    """A document without any number gives its duties in plain paragraphs: "Giao X …", "Đề nghị Y …"."""
    has_body = bool(regions.body)
    addressees = False
    duties = 0
    for line in regions.opening:
        addressees = bool(ADDRESSEES.match(line.key)) or (addressees and line.marker is not None)
        if not has_body and _assigns(line):
            duties += 1
            read_duties(outline_of([line]), Setting(number=f"-{duties}"), draft)
        else:
            draft.add_part("addressees" if addressees else "opening", [line])


def _assigns(line: Line) -> bool:
    return bool(roles_of(line.body).lead) and line.key.startswith(("giao ", "đề nghị ", "yêu cầu ", "phân công "))


def _split_closing(body: Sequence[Element]) -> tuple[list[Element], list[Line]]:
    """Return the body and the paragraphs that close the plan: the last ones, addressed to everybody."""
    tail: list[Line] = []
    for element in reversed(body):
        if isinstance(element, Table) or element.marker:
            break
        tail.insert(0, element)
    for index, line in enumerate(tail):
        before = body[len(body) - len(tail) + index - 1] if len(body) > len(tail) - index else None
        if (is_closing(line.body) or line.is_capitals) and not _is_title(before):
            return list(body[: len(body) - len(tail) + index]), tail[index:]
    return list(body), []


def _is_title(element: Element | None) -> bool:
    """Whether a numbered line waits for its text."""
    if not isinstance(element, Line) or element.marker is None or element.marker.is_bullet:
        return False
    return not element.text.endswith((".", ";", "/."))


def _read_appendix(appendix: Sequence[Element], draft: Draft) -> None:
    """An appendix is a main section "PL"; its title stands above its first table or number."""
    head: list[Line] = []
    rest = list(appendix)
    while (
        rest
        and isinstance(line := rest[0], Line)
        and not line.marker
        and (line.is_capitals or line.is_centred or len(head) < 2 or line.is_rule)
    ):
        head.append(line)
        rest.pop(0)
        if ATTACHED.match(line.key):
            break
    titles = [line for line in head[1:] if not line.is_rule and not ATTACHED.match(line.key)]
    for line in head:
        draft.claim_elsewhere(line)
    title = one_line(" ".join(line.text for line in titles))
    draft.name_appendix(head[0], title, [line for line in head[1:] if line not in titles])
    is_list = mode_under(head[0].text, Mode.DUTIES, is_main=True) is Mode.NO_DUTIES
    mode = Mode.NO_DUTIES if is_list or mode_under(title, Mode.DUTIES, is_main=True) is Mode.NO_DUTIES else Mode.DUTIES
    read_duties(outline_of(rest), Setting(mode, number="PL", section="PL"), draft)


def _recipients(lines: Sequence[Line], ledger: Ledger) -> tuple[str, ...]:
    """Return the lines of "Nơi nhận" without bullets and points; a "+" line goes on with the one before."""
    named: list[str] = []
    for line in lines:
        ledger.claim(line, Owner.ELSEWHERE)
        for piece in _bulleted(line.text):
            text = piece.strip(" -•.;,")
            if line.text.startswith("+") and named:
                named[-1] = f"{named[-1]}{'' if named[-1].endswith(':') else ';'} {text}"
            elif text and not RECIPIENTS.fullmatch(line.key):
                named.append(text)
    return tuple(named)


def _bulleted(text: str) -> list[str]:
    """Two recipients may stand on one line: "- Văn phòng Quốc hội; - Ủy ban …"."""
    return [piece for piece in text.replace("; -", ";\n-").split("\n") if piece]


def _read_other_parts(lines: Sequence[Line], draft: Draft) -> None:
    """Page headers, footers and notes are parts of their own; what a text box says or what is hidden is shown as not read."""
    for line in lines:
        if line.part in _PART_NAMES:
            draft.parts.append(NamedPart(_PART_NAMES[line.part], place_of(line), line.text))
            draft.claim_elsewhere(line)
    draft.ledger.find_each(FindingCode.HIDDEN_TEXT, [line for line in lines if line.part is Part.HIDDEN])
    boxes: dict[int | None, list[Line]] = {}
    for line in lines:
        if line.part is Part.TEXT_BOX:
            boxes.setdefault(line.paragraph, []).append(line)
    for box in boxes.values():
        is_stamp = all(SECRECY.fullmatch(line.key) for line in box)
        draft.ledger.find(FindingCode.SECRECY_STAMP if is_stamp else FindingCode.TEXT_BOX, box)
