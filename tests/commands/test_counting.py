"""`count` and `items`: the figures of the one are as many lines of the other."""

import json

import pytest

from app.__main__ import main
from app.services import sample
from tests import sample_books

ON = ["--period", "2022-Q4", "--today", sample.RECEIVED_ON.isoformat(), "--json"]
FIGURES = ("done_on_time", "done_late", "in_term", "overdue", "not_applicable", "total")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    core = sample_books.merged(tmp_path_factory.mktemp("counting"))
    core.close()
    return str(core.path)


def asked(capsys, command: str, book: str, *words: str) -> dict:
    assert main([command, book, *ON, *words]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_of_the_total_is_as_many_items(capsys, book, figure):
    total = asked(capsys, "count", book)["total"]
    assert len(asked(capsys, "items", book, "--heap", figure)["items"]) == total[figure]


def test_overseers_sections_and_units_are_as_many_items(capsys, book):
    counted = asked(capsys, "count", book)
    for line in counted["overseers"][:-1]:
        items = asked(capsys, "items", book, "--overseer", line["overseer"], "--heap", "total")["items"]
        assert len(items) == line["total"]
        assert all(line["overseer"] in item["overseer"] for item in items)
    assert counted["overseers"][-1]["overseer"] is None
    for line in counted["sections"]:
        items = asked(capsys, "items", book, "--section", line["number"], "--heap", "total")["items"]
        assert len(items) == line["total"]
        assert {item["section"]["title"] for item in items} == {line["title"]}
    unit = counted["units"][9]
    assert len(asked(capsys, "items", book, "--unit", unit["unit"], "--heap", "overdue")["items"]) == unit["overdue"] == 1


def test_units_sections_plans_and_months_add_up_to_the_total(capsys, book):
    counted = asked(capsys, "count", book)
    for name in ("units", "sections", "plans", "months"):
        assert sum(line["total"] for line in counted[name]) == counted["total"]["total"], name


def test_the_period_before_is_named_with_its_day(capsys, book):
    assert asked(capsys, "count", book)["previous"] is None
    assert main(["count", book, "--period", "2023-Q1", "--today", "2023-02-28", "--json"]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert counted["previous"] == {"period": "2022-Q4", "on": "2022-12-31"}
    assert counted["total"]["previous"]["rate"] == 97.2


def test_the_text_has_every_way_of_counting(capsys, book):
    assert main(["count", book, *ON[:-1]]) == 0
    said = capsys.readouterr().out
    for words in ("Theo đơn vị", "Theo mục", "Theo kế hoạch", "Theo người theo dõi", "Theo kỳ", "Tháng 12/2022"):
        assert words in said


def test_an_item_says_which_document_asks_for_it(capsys, book):
    item = asked(capsys, "items", book)["items"][0]
    assert item["document"]["type"] == "Kế hoạch"
    assert item["document"]["subject"].startswith("thực hiện Đề án")


def test_an_unknown_overseer_is_refused(capsys, book):
    assert main(["items", book, *ON, "--overseer", "Đồng chí Không Có"]) == 1
    assert "Không Có" in capsys.readouterr().err
