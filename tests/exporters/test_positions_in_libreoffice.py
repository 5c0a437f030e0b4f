"""Where everything stands in LibreOffice's PDF of every kind: as on our pages, inside the margins, rules as long as demanded."""

from collections import Counter
from pathlib import Path

import pytest

from app.exporters.document_pages import pages_of
from app.exporters.pages.pieces import Page
from app.reports.document import Table
from tests.exporters.every_document import Written, write_every_document
from tests.exporters.pdf_page import Letter, PdfPage, Rule, pdf_pages
from tests.libreoffice import converted

pytestmark = pytest.mark.office
MM = 72 / 25.4
PLACE = 0.8  # points
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 195 * MM, 20 * MM, 277 * MM
Rendered = tuple[Written, tuple[Page, ...], list[PdfPage]]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory) -> dict[str, Rendered]:
    """Return every document by name with our pages and LibreOffice's."""
    folder: Path = tmp_path_factory.mktemp("positions")
    made = write_every_document(folder)
    files = converted([one.path for one in made], folder / "pdf", "pdf")
    return {
        one.name: (one, pages_of(one.document, one.profile, one.mould).pages, pdf_pages(path))
        for one, path in zip(made, files, strict=True)
    }


def signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if not sign.isspace() and sign not in "-\u00ad\ufffe")


def test_as_many_pages_with_all_letters_on_them(rendered: dict[str, Rendered]):
    """No row lost, nothing clipped: the letters of all pages are the same, repeated head rows and page numbers too."""
    for name, (_, ours, theirs) in rendered.items():
        assert len(ours) == len(theirs), name
        assert signs("".join(page.text for page in ours)) == signs("".join(page.text for page in theirs)), name


def test_every_line_stands_where_our_pages_have_it(rendered: dict[str, Rendered]):
    """LibreOffice first spreads a long document by guess, twenty paragraphs a page, and then does not part such a paragraph."""
    count, moved = 0, []
    for name, (_, ours, theirs) in rendered.items():
        for number, (page, drawn) in enumerate(zip(ours, theirs, strict=True), start=1):
            there: dict[str, list[Letter]] = {}
            for letter in drawn.letters:
                there.setdefault(letter.sign, []).append(letter)
            for piece in page.texts:
                if not piece.text[:1].strip():
                    continue
                count += 1
                near = (max(abs(one.x - piece.x_pt), abs(one.y - piece.baseline_pt)) for one in there.get(piece.text[0], ()))
                if min(near, default=99.0) > PLACE:
                    moved.append((name, number))
    assert count > 5_000
    assert len(set(moved)) <= 2, set(moved)


def test_no_letter_stands_in_a_margin(rendered: dict[str, Rendered]):
    for name, (one, _, pages) in rendered.items():
        if one.mould is not None:
            continue
        for number, page in enumerate(pages):
            is_turned = page.width > page.height
            left, right = (20 * MM, 277 * MM) if is_turned else (LEFT, RIGHT)
            top, bottom = (30 * MM, 195 * MM) if is_turned else (TOP, BOTTOM)
            text = [letter for letter in page.letters if letter.y > top]
            assert all(left - 1 <= letter.x and letter.right <= right + 2 and letter.y < bottom for letter in text), (
                name,
                number,
            )
            above = "".join(letter.sign for letter in page.letters if letter.y <= top)
            assert not above or above.isdigit(), (name, number, above)


def test_no_letter_crosses_the_border_of_a_cell(rendered: dict[str, Rendered]):
    """Columns are at least as wide as the widest word: a word that is cut in two stands on two lines of its cell."""
    for name, (_, ours, _) in rendered.items():
        for page in ours:
            edges = [line for line in page.lines if line.x_pt == line.to_x_pt]
            for piece in page.texts:
                crossed = [
                    edge
                    for edge in edges
                    if edge.y_pt <= piece.baseline_pt <= edge.to_y_pt
                    and piece.x_pt < edge.x_pt < piece.x_pt + piece.width_pt - 0.1
                ]
                assert not crossed, (name, piece.text)


def test_page_numbers_stand_ten_millimetres_below_the_edge_in_the_middle(rendered: dict[str, Rendered]):
    for name, (one, _, pages) in rendered.items():
        if one.mould is not None:
            continue
        numbers = [[letter for letter in page.letters if letter.y < 18 * MM] for page in pages]
        assert not numbers[0], name
        for page, number in zip(pages, numbers, strict=True):
            if not number or page.width > page.height:
                continue
            middle = (number[0].x + number[-1].right) / 2
            assert abs(middle - (LEFT + RIGHT) / 2) < 1.5, name
            assert 10 * MM <= number[0].y <= 15 * MM, name


# ------------------------------------------------------------------------------------------- letterhead and its rules


def line_of(page: PdfPage, words: str) -> tuple[float, float, float]:
    """Return left, right and base of the first line that holds these words."""
    wanted = "".join(words.split())
    place = page.text.find(wanted)
    assert place >= 0, words
    found = page.letters[place : place + len(wanted)]
    assert len({round(letter.y) for letter in found}) == 1, f"{words} is broken"
    return found[0].x, found[-1].right, found[0].y


def rule_below(page: PdfPage, base: float, left: float, right: float) -> Rule:
    """Return the rule under a line: within 12 points below it and in its columns."""
    found = [one for one in page.rules if 0 < one.y - base < 12 and left - 5 <= one.x and one.to_x <= right + 5]
    assert len(found) == 1, found
    return found[0]


def test_the_rule_under_the_title_is_as_long_as_the_title(rendered: dict[str, Rendered]):
    for name, (one, _, pages) in rendered.items():
        words = "Độc lập - Tự do - Hạnh phúc" if one.profile.id == "STATE_2020" else "ĐẢNG CỘNG SẢN VIỆT NAM"
        left, right, base = line_of(pages[0], words)
        rule = rule_below(pages[0], base, left, right)
        assert abs(rule.length - (right - left)) < 1.0 * MM, name
        assert abs((rule.x + rule.to_x) / 2 - (left + right) / 2) < 0.5 * MM, name


def test_state_rules_are_a_third_to_a_half_of_the_line_above(rendered: dict[str, Rendered]):
    found = [(one, pages[0]) for one, _, pages in rendered.values() if one.profile.id == "STATE_2020"]
    assert found
    for one, page in found:
        title, _, base = line_of(page, "Độc lập - Tự do - Hạnh phúc")
        under_body = [rule for rule in page.rules if rule.to_x < title]
        under_subject = [rule for rule in page.rules if base + 20 < rule.y < base + 160 and rule not in under_body]
        assert (len(under_body), len(under_subject)) == (1, 0 if one.document.type.is_letter else 1), one.name
        for rule in (*under_body, *under_subject):
            side = [letter for letter in page.letters if rule in under_subject or letter.right < title]
            bases = {letter.y for letter in side if rule.y - (20 if rule in under_body else 36) < letter.y < rule.y}
            lines = [[letter for letter in side if abs(letter.y - base) < 0.5] for base in bases]
            width = max(line[-1].right - line[0].x for line in lines)
            assert width / 3 - 1 <= rule.length <= width / 2 + 1, (one.name, rule.length / width)


def test_letterhead_columns_stand_level_and_apart(rendered: dict[str, Rendered]):
    """The title ends at the right margin at the latest, level with the body above; number and date of a State document too."""
    for name, (one, _, pages) in rendered.items():
        page = pages[0]
        head = one.document.letterhead
        if one.profile.id == "STATE_2020":
            (number_left, _, number), (_, right, day) = line_of(page, "Số:"), line_of(page, "năm 2027")
            assert abs(number - day) < 1.5, name
            assert LEFT - 1 < number_left < right <= RIGHT + 1, name
        elif one.mould is None:
            left, right, base = line_of(page, "ĐẢNG CỘNG SẢN VIỆT NAM")
            assert right <= RIGHT + 1, name
            assert 145 * MM < (left + right) / 2 < 165 * MM, name
            first = "".join((head.superior or head.issuing_body).split())[:8]
            assert abs(line_of(page, first)[2] - base) < 1.5, name


def test_recipients_begin_level_with_the_signature(rendered: dict[str, Rendered]):
    for name, (one, _, pages) in rendered.items():
        page = next(page for page in reversed(pages) if "Nơinhận" in page.text)
        place = page.text.rfind("Nơinhận")
        words = (one.document.signature.authority or one.document.signature.title or "").split(" / ")[0].upper()
        if not words or one.mould is not None:
            continue
        assert abs(page.letters[place].y - line_of(page, words)[2]) < 3, name


def test_head_rows_stand_on_every_page_of_a_table_that_goes_on(rendered: dict[str, Rendered]):
    for name, (one, _, pages) in rendered.items():
        turned = [page for page in pages if page.width > page.height]
        heads = [
            block.columns
            for each in one.document.appendices
            if each.is_landscape
            for block in each.blocks
            if isinstance(block, Table)
        ]
        for page in turned:
            titles = ["".join(column.title.split()) for columns in heads for column in columns]
            assert sum(title in page.text for title in titles) >= min(len(columns) for columns in heads) - 2, name
