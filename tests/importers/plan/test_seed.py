"""The seed plan: read exactly as people read it, and still so when its names, dates, order and numbers are changed."""

import random
import re
from dataclasses import replace
from typing import Any

import pytest

from app.domain.file_content import Block
from app.importers.plan.contract import as_json
from app.importers.plan.read import understand
from tests.importers.plan.shared_plans import PLANS, gold_of, needs_shared, seed_content
from tests.importers.plan.written import entries_with

pytestmark = needs_shared
GOLD = next((name for name in PLANS if "seed" in name), "")
_SECTION = re.compile(r"(I{1,3})- (?=\w{2})")
_DUTY = re.compile(r"(\d+)- ")
_FIELD = re.compile(r"- (?=[^:]{5,30}: )")


def _read(blocks: list[Block]) -> dict[str, Any]:
    words = sum(len(block.text.split()) for block in blocks)
    reading: dict[str, Any] = as_json(understand(replace(seed_content(), blocks=tuple(blocks), words=words)))
    return reading


def _blocks() -> list[Block]:
    return list(seed_content().blocks)


def _facts(reading: dict[str, Any]) -> list[tuple[object, ...]]:
    return [(task["lead"], task["support"], task["timing"]) for task in reading["tasks"]]


def test_the_duties_are_those_people_found() -> None:
    reading, gold = _read(_blocks()), gold_of(GOLD)
    assert [task["number"] for task in reading["tasks"]] == [task["number"] for task in gold["tasks"]]
    assert [task["timing"] for task in reading["tasks"]] == [task["timing"] for task in gold["tasks"]]
    assert [task["doubts"] for task in reading["tasks"]] == [[]] * 10


def test_leading_and_supporting_units_are_split_one_by_one() -> None:
    reading, gold = _read(_blocks()), gold_of(GOLD)
    first = gold["tasks"][0]["lead"]
    assert [task["lead"] for task in reading["tasks"]] == [task["lead"] for task in gold["tasks"]]
    assert {task["number"]: task["support"] for task in reading["tasks"] if task["support"]} == {"II.5": first[1:]}


def test_header_sections_and_recipients_are_those_people_found() -> None:
    reading, gold = _read(_blocks()), gold_of(GOLD)
    header, wanted = reading["header"], gold["header"]
    assert header["issuer"].casefold() == wanted["issuer"].casefold()
    for field in ("number", "date", "type", "title", "bases", "period", "signer_authority", "signer_title", "signer_name"):
        assert header[field] == wanted[field], field
    assert header["superior"] == _blocks()[0].text
    assert header["place"] == next(block.text.split(",")[0] for block in _blocks() if ", ngày" in block.text)
    assert header["system"] == "party"
    assert reading["sections"] == gold["sections"]
    assert reading["recipients"] == gold["recipients"]
    assert reading["findings"] == []


@pytest.mark.parametrize("first", ["{r}. ", "{r}) ", "{a}. ", "{n}. ", "Phần {r}: ", "Chương {r}. ", "{r}/ ", "Điều {n}. ", ""])
@pytest.mark.parametrize("own", ["{n}. ", "{n}) ", "({n}) ", "{l}) ", "{s}.{n}. ", "* ", "Nhiệm vụ {n}: "])
@pytest.mark.parametrize("field", ["- ", "+ ", "• ", ""])
def test_other_numbers_change_nothing_but_the_numbers(first: str, own: str, field: str) -> None:
    blocks, section = [], 0
    for block in _blocks():
        if found := _SECTION.match(block.text):
            section = len(found[1])
            start = first.format(r=found[1], a="ABC"[section - 1], n=section)
        elif found := _DUTY.match(block.text):
            number = int(found[1])
            start = own.format(n=number, l="abcdđeg"[number - 1], s=section)
        elif section > 1 and (found := _FIELD.match(block.text)):
            start = field
        else:
            blocks.append(block)
            continue
        blocks.append(replace(block, text=start + block.text[found.end() :]))
    assert _facts(_read(blocks)) == _facts(_read(_blocks()))


def test_other_names_and_times_are_read_as_they_stand() -> None:
    old = gold_of(GOLD)["tasks"][0]["lead"]
    new = ["Ban Thường vụ Đảng ủy", "Trưởng các phòng, đơn vị", "từng chi bộ", "Công đoàn cơ sở"]
    blocks = []
    for block in _blocks():
        text = block.text.replace("Quý IV/2022", "Trước ngày 15/3/2024").replace("tháng 10/2022", "tháng 2/2024")
        if _FIELD.match(text):
            for before, after in zip(old, new, strict=True):
                text = text.replace(before, after)
        blocks.append(replace(block, text=text))
    tasks = {task["number"]: task for task in _read(blocks)["tasks"]}
    assert tasks["II.1"]["lead"] == new
    assert (tasks["II.5"]["lead"], tasks["II.5"]["support"]) == (new[:1], new[1:])
    assert (tasks["II.5"]["timing"]["kind"], tasks["II.5"]["timing"]["end"]) == ("deadline", "2024-03-15")
    assert tasks["III.1"]["timing"]["end"] == "2024-02-29"


def test_duties_in_another_order_keep_what_is_theirs() -> None:
    blocks = _blocks()
    starts = [index for index, block in enumerate(blocks) if _DUTY.match(block.text) or _SECTION.match(block.text)]
    duties = [index for index in starts if index + 1 < len(blocks) and _FIELD.match(blocks[index + 1].text)]
    pieces = [blocks[index : starts[starts.index(index) + 1]] for index in duties]
    before = _facts(_read(blocks))
    order = list(range(len(pieces)))
    random.Random(7).shuffle(order)
    shuffled = [block for place in order for block in pieces[place]]
    after = _facts(_read(blocks[: duties[0]] + shuffled + blocks[duties[0] + len(shuffled) :]))
    assert after == [before[place] for place in order] + before[len(pieces) :]


def test_a_strange_word_planted_in_any_paragraph_shows_in_exactly_one_entry() -> None:
    for index, block in enumerate(_blocks()):
        if not block.text.strip():
            continue
        words = block.text.split(" ")
        words.insert(random.Random(index).randint(0, len(words)), "zqxwv")
        blocks = _blocks()
        blocks[index] = replace(block, text=" ".join(words))
        content = replace(seed_content(), blocks=tuple(blocks), words=seed_content().words + 1)
        assert len(entries_with(understand(content), "zqxwv")) == 1, " ".join(words)
