"""The tree of a plan -> its duties: which lines are a duty, which a heading above duties, and which neither.

A duty is numbered, bulleted, a paragraph under a heading or a table row, that someone is to do or that stands under
nhiệm vụ, giải pháp, nội dung, tổ chức thực hiện (docs/cli.md).
"""

import re
from dataclasses import replace

from app.domain.timing import Timing
from app.importers.plan.draft import Draft, Setting
from app.importers.plan.duties import FieldValues, passed_down, task_of, values_of
from app.importers.plan.duty_tables import read_table
from app.importers.plan.field_labels import FieldRole, role_of_head
from app.importers.plan.headings import Mode, is_no_duty, mode_under
from app.importers.plan.lines import Line, split_at
from app.importers.plan.markers import MarkerKind
from app.importers.plan.outline import FieldNode, Node
from app.importers.plan.unit_names import starts_with_unit, starts_with_verb
from app.importers.plan.units import Roles, roles_of, unit_of_heading
from app.text.matching import matchable
from app.timing.recognise import choose, find_timings, recognise_whole

_LONGEST_TITLE = 25  # words; a longer line without children is a sentence
_ANNOUNCEMENT = re.compile(r"(?P<duty>.{60,}?)[,;]\s*(?:đồng thời\s+)?[^,;]*(?:sau|như sau|sau đây|cụ thể|gồm|bao gồm|là)\s*:$")
_IS_BODY = re.compile(r"(?:giao\s+)?[^,;]{3,80}?\slà\s+(?:cơ quan|đơn vị|đầu mối)")
_BRACKETED = re.compile(r"\(.*\)[.;,/]*")
_SHARE_OF_OWN_DUTIES = 0.6


def read_duties(root: Node, setting: Setting, draft: Draft) -> None:
    """Read all duties of a tree into the draft, sections and other text with them."""
    _read_below(root, setting, draft)


def _read_below(node: Node, setting: Setting, draft: Draft) -> None:
    """Read what stands under a heading."""
    bullets = plains = 0
    distributed = _distributed(node)
    plain_duties = [child for child in node.children if child.is_plain and _is_plain_duty(child, node, setting)]
    for child in node.children:
        if child.is_plain:
            plains += child in plain_duties
            number = setting.number if len(plain_duties) == 1 and not _has_marked_duties(node) else f"{setting.number}-{plains}"
            setting = _read_plain(child, number, child in plain_duties, setting, draft)
            continue
        bullets += child.is_bullet
        _read_item(
            child, _number(child, setting, bullets), replace(setting, fields=distributed.get(id(child), setting.fields)), draft
        )
    for table in node.tables:
        read_table(table, setting, draft)


def _read_plain(node: Node, number: str, is_duty: bool, setting: Setting, draft: Draft) -> Setting:
    """Read a paragraph: a duty, or a sentence that introduces what follows and passes its units and time down."""
    if is_duty:
        _add_task(node, number, setting, draft)
        return setting
    draft.add_part("section_text", list(node.all_lines()))
    if not node.introduces or setting.mode is Mode.NO_DUTIES:
        return setting
    return setting.with_roles(roles_of(node.text)).with_timing(choose(find_timings(node.text, draft.context))[0])


def _read_item(node: Node, number: str, setting: Setting, draft: Draft) -> None:
    """Read a numbered or bulleted line with all that stands under it."""
    below = replace(setting, number=number)
    if node.is_main:
        _read_heading(node, below, draft)
    elif setting.mode is Mode.NO_DUTIES:
        _read_text(node, below, draft)
    elif _is_heading(node):
        _read_heading(node, below, draft)
    elif not _is_duty(node, setting):
        _read_text(node, below, draft)
    elif _introduces_duties(node):
        _read_introduction(node, below, draft)
    else:
        _add_task(node, number, setting, draft)


def _read_heading(node: Node, setting: Setting, draft: Draft) -> None:
    """Take the line as a heading and read what stands under it."""
    assert node.line is not None
    mode = mode_under(node.text, setting.mode, is_main=node.is_main)
    if node.fields and len(node.children) == 1 and _paragraph_is_duty(node):
        node.children[0].blocks, node.blocks = node.blocks, []
    title, rest = _title_and_rest(node)
    draft.add_section(setting.number, title.body.strip(" ."), _level(node), title)
    if rest:
        draft.add_part("section_text", [rest])
    if mode is Mode.NO_DUTIES:
        for one in node.fields:
            draft.add_part("section_text", one.lines)
        _read_below(node, replace(setting, mode=mode, section=setting.number), draft)
        return
    below = replace(setting, mode=mode, section=setting.number, fields=())
    if node.is_main:
        below = replace(below, lead=(), support=())
    below = below.with_roles(_roles_of_heading(node))
    below = below.with_timing(_timing_of_title(node, draft))
    _read_below_with_fields(node, below, draft)


def _read_below_with_fields(node: Node, setting: Setting, draft: Draft) -> None:
    """Field lines of a heading count for all duties below; "Nội dung, biện pháp" among them holds those duties."""
    if node.fields and not _is_interleaved(node):
        setting = replace(setting, fields=tuple(node.fields))
        for one in node.fields:
            draft.add_part("section_text", one.lines)
    for child in node.children:
        if _is_container(child) and node.fields:
            assert child.line is not None
            draft.add_section(_number(child, setting, 0), child.text.strip(" .:"), _level(child), child.line)
            _read_below(child, replace(setting, number=_number(child, setting, 0)), draft)
    others = [child for child in node.children if not (_is_container(child) and node.fields)]
    _read_below(_with_children(node, others), setting, draft)


def _read_introduction(node: Node, setting: Setting, draft: Draft) -> None:
    """A line that announces duties passes its units and time down; it is a duty itself if it says more than that."""
    assert node.line is not None
    if _says_more(node):
        own = task_of(setting.number, node.text, [node.line], FieldValues(), setting, draft.context)
        draft.add_task(own, [node.line])
    elif node.is_bullet:
        draft.add_part("section_text", [node.line])
    else:
        draft.add_section(setting.number, node.text.strip(" .:"), _level(node), node.line)
        setting = replace(setting, section=setting.number)
    below = setting.with_roles(_roles_of_heading(node)).with_timing(_timing_of_title(node, draft))
    _read_below(node, below, draft)


def _read_text(node: Node, setting: Setting, draft: Draft) -> None:
    """Take a line that is no duty, and all below it, as text of its section; titles stay headings."""
    is_title = not node.ends_sentence and len(node.text.split()) <= _LONGEST_TITLE and not is_no_duty(node.text)
    if node.marker and not node.is_bullet and node.children and is_title:
        _read_heading(node, replace(setting, mode=Mode.NO_DUTIES if setting.mode is Mode.NO_DUTIES else setting.mode), draft)
        return
    title, rest = _title_and_rest(node)
    if rest:
        draft.add_section(setting.number, title.body.strip(" .:"), _level(node), title)
        draft.add_part("section_text", [rest, *(line for child in node.children for line in child.all_lines())])
        draft.add_part("section_text", [line for one in node.fields for line in one.lines])
    else:
        draft.add_part("section_text", list(node.all_lines()))
    for table in node.tables:
        read_table(table, replace(setting, mode=Mode.NO_DUTIES), draft)


def _add_task(node: Node, number: str, setting: Setting, draft: Draft) -> None:
    lines = sorted(node.all_lines(), key=lambda line: line.order)
    of_fields = {line.order for one in node.fields for line in one.lines}
    own = "\n".join([node.text, *(line.text for line in lines[1:] if line.order not in of_fields)])
    shared = (node.shares.fields if node.shares else ()) or setting.fields
    values = values_of(node.fields) if node.fields else passed_down(values_of(shared))
    draft.add_task(task_of(number, own, lines, values, setting, draft.context), lines)
    for table in node.tables:
        read_table(table, replace(setting, number=number), draft)


def _is_heading(node: Node) -> bool:
    """Whether duties stand under the line and not in it."""
    if node.tables and not node.children:
        return True
    if not node.children or node.is_bullet:
        return False
    if node.fields:
        return (
            _duties_have_own_fields(node)
            or _is_interleaved(node)
            or _paragraph_is_duty(node)
            or any(_is_container(child) for child in node.children)
        )
    if _introduces_duties(node) and _says_more(node):
        return False
    if all(child.is_plain for child in node.children):
        return any(child.fields for child in node.children) or not node.ends_sentence or bool(unit_of_heading(node.text))
    return not _lists_details(node)


def _is_duty(node: Node, setting: Setting) -> bool:
    if is_no_duty(node.text) and not node.fields:
        return False
    if setting.mode is Mode.ONLY_WITH_UNIT:
        return bool(roles_of(node.text).lead) and not node.introduces
    return True


def _is_plain_duty(node: Node, parent: Node, setting: Setting) -> bool:
    """Whether a paragraph under a heading is a duty."""
    if setting.mode is Mode.NO_DUTIES or is_no_duty(node.text) or _BRACKETED.fullmatch(node.text):
        return False
    if node.line is None or node.line.is_rule or (node.introduces and not node.fields):
        return False
    if setting.mode is Mode.ONLY_WITH_UNIT:
        return bool(roles_of(node.text).lead)
    needs_sign = parent.line is None or parent.is_main or _has_marked_duties(parent)
    return not needs_sign or bool(node.fields) or starts_with_verb(node.text) or bool(roles_of(node.text).lead)


def _introduces_duties(node: Node) -> bool:
    """Whether the line announces lines below it that are duties of their own."""
    below = [child for child in node.children if child.marker]
    if not below or not node.introduces or node.fields:
        return False
    if not node.is_bullet:
        return bool(_roles_of_heading(node).lead)
    if unit_of_heading(node.text) or recognise_whole(node.text.rstrip(" :")).raw:
        return True
    own = sum(_has_own_unit_or_time(child) for child in below)
    return own >= _SHARE_OF_OWN_DUTIES * len(below)


def _has_own_unit_or_time(node: Node) -> bool:
    return bool(node.fields or roles_of(node.text).lead or find_timings(node.text))


def _says_more(node: Node) -> bool:
    """Whether the line holds a whole duty before it announces others."""
    found = _ANNOUNCEMENT.fullmatch(matchable(node.text.strip()))
    return (
        bool(found)
        and not _IS_BODY.match(matchable(node.text))
        and bool(roles_of(node.text).lead)
        and len(found["duty"].split()) > 12
    )


def _lists_details(node: Node) -> bool:
    """Whether what stands below spells the line out instead of being duties: things, not doings."""
    below = [child for child in node.children if child.marker]
    if not node.introduces or not starts_with_verb(node.text) or unit_of_heading(node.text):
        return False
    doing = sum(starts_with_verb(child.text) or starts_with_unit(child.text) for child in below)
    return doing < 0.5 * len(below)


def _paragraph_is_duty(node: Node) -> bool:
    """Whether a title with field lines stands over a paragraph that is the duty itself."""
    plain = [child for child in node.children if child.is_plain]
    is_title = not node.ends_sentence or bool(re.match(r"bước\s", matchable(node.text)))
    return bool(plain) and len(plain) == len(node.children) and is_title and not any(child.introduces for child in plain)


def _duties_have_own_fields(node: Node) -> bool:
    return any(child.fields for child in node.children)


def _is_interleaved(node: Node) -> bool:
    """Whether field blocks stand between the duties at their own level: each belongs to the duties before it."""
    seen = [count for count, _ in node.blocks]
    return len(seen) > 1 and seen[0] > 0


def _distributed(node: Node) -> dict[int, tuple[FieldNode, ...]]:
    """Return for each child the block of fields that follows it, where blocks stand between duties."""
    if not _is_interleaved(node):
        return {}
    found: dict[int, tuple[FieldNode, ...]] = {}
    start = 0
    for count, block in node.blocks:
        for child in node.children[start:count]:
            found[id(child)] = tuple(block)
        start = count
    return found


def _is_container(node: Node) -> bool:
    return bool(node.children) and role_of_head(node.text) is FieldRole.CONTENT


def _has_marked_duties(node: Node) -> bool:
    return any(child.marker for child in node.children)


def _roles_of_heading(node: Node) -> Roles:
    units = unit_of_heading(node.text)
    return Roles(units) if units else roles_of(node.text) if node.introduces else Roles()


def _timing_of_title(node: Node, draft: Draft) -> Timing:
    """A heading's time: a sub-heading's wherever it is named, a main section's only if the title is nothing else."""
    _, colon, behind = node.text.partition(":")
    whole = recognise_whole(behind if colon and behind.strip() else node.text, draft.context)
    if whole.raw or node.is_main:
        return whole
    return choose(find_timings(node.text, draft.context))[0]


def _title_and_rest(node: Node) -> tuple[Line, Line | None]:
    """Cut "1. Mục đích: Xác định …" into title and text."""
    assert node.line is not None
    head, colon, rest = node.line.text.partition(": ")
    is_long = len(node.line.text.split()) > _LONGEST_TITLE
    if node.is_bullet or not colon or not rest or not is_long or len(head.split()) > 8 or node.is_main:
        return node.line, None
    return split_at(node.line, len(head) + 1)


def _number(node: Node, setting: Setting, bullets: int) -> str:
    """Return the number joined from the section down: II.1, II.2.1 for 2.1 under II.2, II.1-2 for the second bullet."""
    assert node.marker is not None
    if node.is_bullet:
        return f"{setting.number}{'+' if node.marker.kind is MarkerKind.PLUS else '-'}{bullets}"
    shown, above = node.marker.shown, setting.number.split(".")
    figures = shown.split(".")
    for length in range(min(len(figures) - 1, len(above)), 0, -1):
        if above[-length:] == figures[:length]:
            above = above[:-length]
            break
    return ".".join([part for part in above if part] + ([shown] if shown else []))


def _level(node: Node) -> int:
    level = 0
    while node.parent is not None:
        level += 1
        node = node.parent
    return level


def _with_children(node: Node, children: list[Node]) -> Node:
    return Node(
        node.line, node.marker, node.parent, children, node.blocks if children == node.children else [], tables=node.tables
    )
