"""THE TABLE of the manual's topics: which file, and the places and dialogs it explains.

To add one: 1. a file in `resources/manual/`, its first line the title; 2. a row in `TOPICS` that names the screens it explains;
3. for a picture, its name in the file and `python dev.py screens NAME`. `tests/ui/test_manual.py` finds a screen without a topic,
a picture that is not there, and a menu entry the program does not have.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.paths import resources_dir
from app.text.search import Query, find, parse_query

_PICTURE = re.compile(r"!\[[^\]]*\]\(pictures/([\w.-]+)\)")
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`|>#]|^- |^\d+\. ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the manual.

    Attributes:
        id: the name of its file in resources/manual, without the ending.
        screens: what it explains: ids of the actions that go to a place, and folders of ui/dialogs.
    """

    id: str
    screens: tuple[str, ...] = ()


TOPICS: tuple[Topic, ...] = (
    Topic("bat-dau", ("go_today", "about", "welcome", "manual")),
    Topic("nhap-ke-hoach", ("import_plan", "amend_plan", "link_plans")),
    Topic("danh-ba", ("go_units", "edit_unit", "import_units", "unit_life")),
    Topic("giao-viec", ("go_plan", "assign_unit", "assignment_matrix")),
    Topic(
        "thoi-han",
        (
            *("go_calendar", "set_deadline", "extend_deadline", "pause_task", "skip_period", "plan_preparation"),
            *("office_calendar", "print_calendar"),
        ),
    ),
    Topic(
        "gui-thu-phieu",
        ("go_trackers", "send_trackers", "hand_over", "mail_template", "reading_replies", "merge_trackers", "send_back"),
    ),
    Topic("don-doc", ("remind_units",)),
    Topic(
        "theo-doi",
        ("go_counts", "item_list", "answer_page", "record_progress", "indicators", "note", "record_activity", "search"),
    ),
    Topic("minh-chung", ("go_evidence", "evidence")),
    Topic("lap-bao-cao", ("go_documents", "make_report", "compose_document", "place_chart", "check_layout", "office_templates")),
    Topic("ky", ("sign_document",)),
    Topic("hoan-tac", ("past_steps", "waste_bin")),
    Topic("sao-luu"),
    Topic("cai-dat", ("settings",)),
    Topic("su-co", ("error_report",)),
    Topic("phim-tat", ("shortcuts",)),
)


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading of a topic.

    Attributes:
        topic: the topic's id.
        heading: its words; the topic's title for what comes before the first one.
        text: its plain words.
    """

    topic: str
    heading: str
    text: str


def manual_folder() -> Path:
    """Return the folder of the topics."""
    return resources_dir() / "manual"


def topic_of(screen: str) -> str:
    """Return the id of the topic that explains a screen; the first one where none does."""
    return next((topic.id for topic in TOPICS if screen in topic.screens), TOPICS[0].id)


@lru_cache(maxsize=64)
def written(topic_id: str) -> str:
    """Return a topic as it is written."""
    return (manual_folder() / f"{topic_id}.md").read_text("utf-8")


def title_of(topic_id: str) -> str:
    """Return a topic's title."""
    return written(topic_id).partition("\n")[0].lstrip("# ")


def pictures_shown() -> frozenset[str]:
    """Return the file names of all pictures in the manual."""
    return frozenset(name for topic in TOPICS for name in _PICTURE.findall(written(topic.id)))


def find_parts(typed: str) -> list[Part]:
    """Return the parts in which all typed words stand, with or without diacritics; those with the words in the heading first."""
    query = parse_query(typed)
    hits = [part for part in _parts() if find(query, f"{title_of(part.topic)} {part.heading} {part.text}")]
    return sorted(hits, key=lambda part: not _is_in_heading(query, part))


def _is_in_heading(query: Query, part: Part) -> bool:
    return find(query, part.heading) is not None


@lru_cache(maxsize=1)
def _parts() -> tuple[Part, ...]:
    made: list[Part] = []
    for topic in TOPICS:
        before, *others = re.split(r"^## ", written(topic.id), flags=re.MULTILINE)
        made.append(Part(topic.id, title_of(topic.id), _plain(before.partition("\n")[2])))
        for other in others:
            heading, _, text = other.partition("\n")
            made.append(Part(topic.id, heading.strip(), _plain(text)))
    return tuple(made)


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(lambda found: found[1] or "", text).split())
