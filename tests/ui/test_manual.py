"""The manual: what it names is there, every screen has a topic, and nothing but its own pictures is read."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest

from tests.ui.window import let_events_happen
from ui.actions.registry import ACTIONS
from ui.dialogs.manual.page import ManualPage
from ui.dialogs.manual.topics import TOPICS, find_parts, manual_folder, pictures_shown, title_of, topic_of, written
from ui.dialogs.manual.window import ManualWindow
from ui.window.places import PLACES

MENU_PATH = re.compile(r"\*\*([^*\n]* → [^*\n]*)\*\*")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
DIALOGS = Path(__file__).resolve().parents[2] / "ui" / "dialogs"
LARGEST_PICTURE = 150_000
IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def manual(qapp):
    window = ManualWindow()
    window.show_topic("bat-dau")
    window.show()
    let_events_happen(150)
    yield window
    window.close()
    window.deleteLater()


def menu_paths() -> set[str]:
    return {
        " → ".join(words.replace("&", "") for words in (spec.menu.value, spec.submenu, spec.text) if words) for spec in ACTIONS
    }


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_every_menu_entry_a_topic_names_is_there(topic):
    named = set(MENU_PATH.findall(written(topic.id)))
    assert not {path for path in named if path not in menu_paths() and f"{path}…" not in menu_paths()}


def test_the_topics_name_menu_entries_at_all():
    assert len({path for topic in TOPICS for path in MENU_PATH.findall(written(topic.id))}) > 40


def test_every_file_is_a_topic_and_every_topic_a_file():
    assert {path.stem for path in manual_folder().glob("*.md")} - {"README"} == {topic.id for topic in TOPICS}


def test_every_picture_is_there_is_small_and_is_shown():
    files = {path.name: path for path in (manual_folder() / "pictures").glob("*")}
    assert set(files) == pictures_shown()
    assert [name for name, path in files.items() if path.stat().st_size > LARGEST_PICTURE] == []
    assert all(200 <= QImage(str(path)).width() <= 900 for path in files.values())


def test_links_lead_to_topics():
    linked = {link for topic in TOPICS for link in LINK.findall(written(topic.id))}
    assert linked
    assert linked <= {f"{topic.id}.md" for topic in TOPICS}


def test_every_place_and_dialog_has_one_topic():
    explained = [screen for topic in TOPICS for screen in topic.screens]
    places = {place.action.value for place in PLACES}
    dialogs = {path.parent.name for path in DIALOGS.glob("*/__init__.py")}
    assert (places | dialogs) - set(explained) == set(), "screens without a topic"
    assert set(explained) - (places | dialogs) == set(), "topics of screens that are not there"
    assert len(set(explained)) == len(explained)


def test_a_topic_begins_with_its_title():
    assert all(written(topic.id).startswith("# ") and title_of(topic.id) for topic in TOPICS)
    assert topic_of("sign_document") == "ky"


def test_parts_are_found_without_diacritics_the_heading_first():
    found = find_parts("khoi phuc")
    assert (found[0].topic, found[0].heading) == ("sao-luu", "Sao lưu và khôi phục")
    assert ("sao-luu", "Khôi phục") in {(part.topic, part.heading) for part in found}
    assert find_parts("khongcochunay") == []


def test_searching_by_keys_opens_the_part_and_marks_its_words(manual):
    QTest.keyClick(manual, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(manual.search, "khoa ky cua don vi")
    assert manual.contents.count() == 1
    QTest.keyClick(manual.search, Qt.Key.Key_Return)
    let_events_happen(20)
    assert manual.page.topic == "gui-thu-phieu"
    assert manual.page.verticalScrollBar().value() > 0
    assert "khoá kỳ" in {one.cursor.selectedText() for one in manual.page.extraSelections()} | {
        f"{one.cursor.selectedText()} kỳ" for one in manual.page.extraSelections()
    }
    QTest.keyClick(manual.contents, Qt.Key.Key_Escape)
    assert manual.contents.count() == len(TOPICS)
    QTest.keyClick(manual.contents, Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_words_that_stand_nowhere_are_said_so(manual):
    QTest.keyClicks(manual.search, "zzzz")
    assert "zzzz" in manual._nothing.text()
    assert manual._nothing.isVisible()


def test_back_and_forward_go_over_the_topics_seen(manual):
    manual.contents.setCurrentRow(2)
    manual.contents.setCurrentRow(4)
    third, fifth = TOPICS[2].id, TOPICS[4].id
    assert manual.page.topic == fifth
    QTest.mouseClick(manual.back, Qt.MouseButton.LeftButton)
    assert manual.page.topic == third
    assert manual.contents.currentRow() == 2
    QTest.keyClick(manual, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual.page.topic == "bat-dau"
    assert not manual.back.isEnabled()
    QTest.mouseClick(manual.forward, Qt.MouseButton.LeftButton)
    assert manual.page.topic == third


def test_a_link_to_a_topic_is_followed_and_any_other_refused(manual):
    manual.page.anchorClicked.emit(QUrl("danh-ba.md"))
    assert manual.page.topic == "danh-ba"
    for address in ("https://example.org/danh-ba.md", "file:///etc/passwd", "kho.md"):
        manual.page.anchorClicked.emit(QUrl(address))
    assert manual.page.topic == "danh-ba"
    assert len(manual.page.refused) == 3


def test_pictures_of_the_manual_are_read_and_nothing_else(qapp):
    page = ManualPage()
    page.resize(700, 500)
    assert isinstance(page.loadResource(IMAGE, QUrl("pictures/thu-gui.png")), QImage)
    picture = (manual_folder() / "pictures" / "thu-gui.png").as_uri()
    for address in ("https://example.org/a.png", picture, "pictures/../../icons/dondoc.png", "../style.qss", "pictures/x.svg"):
        assert page.loadResource(IMAGE, QUrl(address)) is None, address
    assert page.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("pictures/thu-gui.png")) is None
    page.deleteLater()


def test_no_page_asks_for_anything_that_is_refused(manual):
    for topic in TOPICS:
        manual.show_topic(topic.id)
        let_events_happen(5)
    assert manual.page.refused == []


def test_pictures_keep_within_the_page(manual):
    manual.resize(820, 600)
    let_events_happen(200)
    assert manual.page.horizontalScrollBar().maximum() == 0


def test_text_grows_and_shrinks_within_limits(manual):
    before = manual.page.document().size().height()
    for _ in range(12):
        QTest.mouseClick(manual.larger, Qt.MouseButton.LeftButton)
    assert manual.page.points == 16
    assert not manual.larger.isEnabled()
    assert manual.page.document().size().height() > before
