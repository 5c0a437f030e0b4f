"""Every Word file we write is valid Open XML, names nobody and points nowhere: files of all kinds, and copies of checked ones."""

import getpass
import re
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from app.exporters.checked_copy.copies import write_commented, write_mended
from app.layout_rules.profile import all_profiles, profile_of
from tests.exporters.checked_copy.test_copies import SPOILS, spoiled
from tests.exporters.every_document import write_every_document
from tests.importers.plan.shared_plans import SHARED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROFILE_IDS = [profile.id for profile in all_profiles()]

# The validator takes these parts for required, and compares with a part of Word 2010 that no newer program writes. The
# standard allows a document without a table of fonts and without a theme (ECMA-376 part 1, 11.3.3 and 14.2.7).
_NOT_ASKED_FOR = re.compile(r"required relationship type .*/(fontTable|theme)' is missing|stylesWithEffects")

# Whole numbers in twentieths, eighths or half points: attribute -> on which elements.
_WHOLE = {
    "w": ("pgSz", "tblW", "tcW", "tblInd", "gridCol", "top", "left", "bottom", "right"),
    "val": ("sz", "szCs", "gridSpan", "outlineLvl", "defaultTabStop"),
    **dict.fromkeys(("before", "after", "line"), ("spacing",)),
    **dict.fromkeys(("firstLine", "hanging"), ("ind",)),
    **dict.fromkeys(("left", "right"), ("ind", "pgMar")),
    **dict.fromkeys(("top", "bottom", "header", "footer", "gutter"), ("pgMar",)),
    "sz": ("top", "bottom", "left", "right", "insideH", "insideV"),
}
_ASKED = {"zoom": "percent", "color": "val", "sz": "val", "jc": "val", "name": "val", "pStyle": "val", "style": "type"}


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[Path]:
    """Every kind by every profile and in a mould, and both copies of a document with every fault a program can mend."""
    folder = tmp_path_factory.mktemp("documents")
    written = [one.path for one in write_every_document(folder)]
    for profile_id in PROFILE_IDS:
        (folder / profile_id).mkdir()
        source = spoiled(folder / profile_id, profile_id, sorted(SPOILS))
        for name, write in (("commented", write_commented), ("mended", write_mended)):
            written.append(folder / f"{profile_id}-{name}.docx")
            assert write(source, profile_of(profile_id), written[-1]) > 3
    return written


def faults_of(path: Path) -> list[str]:
    """Return what the Open XML SDK's data says against a file."""
    found = OpenXmlValidator(max_errors=1000).validate(str(path)).errors
    return [str(one) for one in found if not _NOT_ASKED_FOR.search(str(one))]


def parts(path: Path) -> dict[str, etree._Element]:
    with zipfile.ZipFile(path) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def test_every_file_is_valid(files: list[Path]):
    assert len(files) > 44
    assert {path.name: found for path in files if (found := faults_of(path))} == {}


def test_lengths_are_whole_numbers_and_what_the_schema_requires_is_said(files: list[Path]):
    for path in files:
        for name, root in parts(path).items():
            assert list(_broken(root)) == [], (path.name, name)


def _broken(root: etree._Element) -> Iterator[str]:
    for one in root.iter(f"{W}*"):
        tag = etree.QName(one).localname
        for attribute, tags in _WHOLE.items():
            value = one.get(f"{W}{attribute}")
            if tag in tags and value is not None and not re.fullmatch(r"-?\d+", value):
                yield f"{tag} {attribute}={value}"
        if tag in _ASKED and one.get(f"{W}{_ASKED[tag]}") is None:
            yield f"{tag} without {_ASKED[tag]}"


@pytest.mark.shared
@pytest.mark.slow
def test_copies_of_real_documents_have_no_fault_that_the_document_had_not(tmp_path: Path):
    sources = sorted((SHARED / "corpus").glob("*.docx"))[::6]
    assert sources
    for source in sources:
        known = set(faults_of(source))
        profile = profile_of("STATE_2020" if source.name.startswith("state") else "PARTY_2026")
        for write in (write_commented, write_mended):
            write(source, profile, tmp_path / "copy.docx")
            assert set(faults_of(tmp_path / "copy.docx")) <= known, source.name


# What could be wrong in a file, and has to be found: in which part, what stands there, what is written instead.
BROKEN = {
    "order of run properties": ("word/document.xml", r"(<w:rFonts[^>]*/>)(<w:b [^>]*/>)", r"\2\1"),
    "order of paragraph properties": ("word/document.xml", r"(<w:pStyle[^>]*/>)(<w:ind [^>]*/>)", r"\2\1"),
    "order of a section": ("word/document.xml", r"<w:sectPr>", r"<w:sectPr><w:titlePg/>"),
    "order of settings": ("word/settings.xml", r"(<w:zoom[^>]*/>)(<w:defaultTabStop[^>]*/>)", r"\2\1"),
    "a table without a grid": ("word/document.xml", r"<w:tblGrid>.*?</w:tblGrid>", ""),
    "an unknown value": ("word/document.xml", r'<w:jc w:val="center"', '<w:jc w:val="centre"'),
    "an unknown element": ("word/document.xml", r"<w:p>", "<w:p><w:pretty/>"),
    "a style that is not there": ("word/styles.xml", r'w:styleId="Body"', 'w:styleId="Corpus"'),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_found(files: list[Path], tmp_path: Path, name: str):
    part, pattern, new = BROKEN[name]
    with zipfile.ZipFile(files[0]) as package, zipfile.ZipFile(tmp_path / "broken.docx", "w") as copy:
        for each in package.namelist():
            content = package.read(each).decode()
            changed = re.sub(pattern, new, content, count=1, flags=re.DOTALL) if each == part else content
            assert each != part or changed != content
            copy.writestr(each, changed)
    assert faults_of(tmp_path / "broken.docx") != []


# ------------------------------------------------------------------------------------------- nobody's name, no way out


def test_no_relationship_leaves_a_file(files: list[Path]):
    for path in files:
        for name, root in parts(path).items():
            if name.endswith(".rels"):
                assert [one.get("Target") for one in root if one.get("TargetMode") == "External"] == [], path.name
                assert not any(re.match(r"\w+:|//|\\\\", one.get("Target", "")) for one in root), path.name


def test_a_file_names_its_office_and_no_person_machine_or_program(files: list[Path]):
    wanted = {"creator", "title", "language", "created", "modified", "revision"}
    for path in files:
        core = {etree.QName(one).localname: one.text or "" for one in parts(path)["docProps/core.xml"]}
        assert set(core) == wanted, path.name
        assert core["creator"] in {"ĐẢNG UỶ SỞ NỘI VỤ", "SỞ NỘI VỤ", "CHI BỘ VĂN PHÒNG", "VĂN PHÒNG"}, path.name
        assert core["revision"] == "1", path.name
        assert core["created"] == core["modified"] == "2027-01-05T00:00:00Z", path.name


def test_nothing_tells_of_sessions_templates_or_paths(files: list[Path]):
    for path in files:
        with zipfile.ZipFile(path) as package:
            assert not {"docProps/app.xml", "docProps/custom.xml"} & set(package.namelist()), path.name
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}, path.name
            everything = b"".join(package.read(name) for name in package.namelist()).decode()
        assert not re.search(r"w:rsid|attachedTemplate|python|lxml|[A-Z]:\\|file://", everything), path.name
        for word in (getpass.getuser(), socket.gethostname(), str(Path.home())):
            assert not re.search(rf"\b{re.escape(word)}\b", everything), (path.name, word)


def test_comments_and_changes_are_by_the_program_and_carry_no_clock(files: list[Path]):
    told = set()
    for path in files:
        for root in parts(path).values():
            for one in root.iter(f"{W}comment", f"{W}rPrChange", f"{W}pPrChange", f"{W}sectPrChange"):
                told.add((one.get(f"{W}author"), one.get(f"{W}date")))
    assert told == {("Đôn Đốc", None)}
