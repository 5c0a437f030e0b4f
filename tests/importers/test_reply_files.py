"""Mails and archives as units send them -> the files in them, under their own names; what cannot be taken is told."""

import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from app.errors import UserError
from app.exporters.tracker_xlsx import write_tracker
from app.importers.gate.door import admit
from app.importers.readers import BUNDLE_KINDS, READERS
from app.importers.reply_files.bundle import Bundle, LeftOut, local_name
from app.messages.code import Code
from tests.compound_files import Tree, compound_bytes, outlook_message
from tests.importers.filled_tracker import TRACKER

PDF = b"%PDF-1.7\n%%EOF"
JPEG = b"\xff\xd8\xff\xe0" + bytes(30_000)


def taken(path: Path, content: bytes, into: Path) -> Bundle:
    """Write a file and take it apart as the child does."""
    path.write_bytes(content)
    into.mkdir()
    reader = READERS["reply"]
    found = reader.read(path, admit(path, *reader.kinds).kind, into)
    assert found.bundle is not None
    return found.bundle


def names_of(bundle: Bundle) -> list[str]:
    return [member.name for member in bundle.members]


def contents_of(bundle: Bundle, into: Path) -> dict[str, bytes]:
    return {member.name: (into / member.file).read_bytes() for member in bundle.members}


def mail(*files: tuple[str, bytes], text: str = "Kính gửi Văn phòng, đơn vị gửi lại phiếu.") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "chibo@example.test", "vanphong@example.test", "Trả lời phiếu"
    message.set_content(text)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def raw_mail(disposition: str, *, kind: str = "application/octet-stream", body: str = "QUJD") -> bytes:
    lines = [
        "From: a@example.test",
        "To: b@example.test",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="x"',
        "",
        "--x",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Xin gửi",
        "--x",
        f"Content-Type: {kind}",
        "Content-Transfer-Encoding: base64",
        f"Content-Disposition: {disposition}",
        "",
        body,
        "--x--",
        "",
    ]
    return "\r\n".join(lines).encode("utf-8")


# --- mails ---------------------------------------------------------------------------------------------------------------


def test_the_files_of_a_mail_come_out_under_their_names_whole(tmp_path: Path) -> None:
    files = {"Phiếu quý IV - Chi bộ 3.xlsx": b"PK\x03\x04" + bytes(5_000), "Minh chứng số 1.pdf": PDF}
    bundle = taken(tmp_path / "a.eml", mail(*files.items()).as_bytes(policy=SMTP), tmp_path / "ra")
    assert contents_of(bundle, tmp_path / "ra") == files


NAMES = (
    ('attachment; filename="Phieu.xlsx"', "Phieu.xlsx"),
    ('attachment; filename="=?UTF-8?B?UGhp4bq/dSBxdcO9IElWLnhsc3g=?="', "Phiếu quý IV.xlsx"),
    ("attachment; filename*=UTF-8''Phi%E1%BA%BFu%20qu%C3%BD.xlsx", "Phiếu quý.xlsx"),
    ("attachment; filename*0*=UTF-8''Phi%E1%BA%BFu; filename*1*=%20qu%C3%BD.xlsx", "Phiếu quý.xlsx"),
    ('attachment; filename="Phiếu quý.xlsx"', "Phiếu quý.xlsx"),
    ("attachment; filename=Phieu quy.xlsx", "Phieu quy.xlsx"),
    ('attachment; filename="..\\..\\Windows\\phieu.xlsx"', "..\\..\\Windows\\phieu.xlsx"),
    ("attachment", "tệp không tên"),
)


@pytest.mark.parametrize(("disposition", "name"), NAMES, ids=[disposition for disposition, _ in NAMES])
def test_a_name_is_read_however_the_mail_program_wrote_it(tmp_path: Path, disposition: str, name: str) -> None:
    bundle = taken(tmp_path / "a.eml", raw_mail(disposition), tmp_path / "ra")
    assert names_of(bundle) == [name]
    (lies,) = [path for path in (tmp_path / "ra").rglob("*") if path.is_file()]
    assert lies.read_bytes() == b"ABC"


def test_a_name_never_leads_out_of_its_folder() -> None:
    for name in ("../../x.xlsx", "C:\\a\\phiếu.xlsx", "/etc/passwd", "CON.xlsx", "a/b/../c.pdf", "..", ""):
        local = local_name(name)
        assert local
        assert Path(local).name == local
        assert local not in (".", "..")
    assert local_name("Phiếu " + "dài " * 60 + ".xlsx").endswith(".xlsx")


def test_a_forwarded_mail_is_a_file_of_the_mail_that_is_taken_apart_in_its_turn(tmp_path: Path) -> None:
    outer = mail()
    outer.add_attachment(mail(("phiếu.xlsx", b"PK")))
    bundle = taken(tmp_path / "a.eml", outer.as_bytes(), tmp_path / "ra")
    assert names_of(bundle) == ["thư chuyển tiếp.eml"]
    inner = taken(tmp_path / "b.eml", (tmp_path / "ra" / bundle.members[0].file).read_bytes(), tmp_path / "ra2")
    assert names_of(inner) == ["phiếu.xlsx"]


def test_a_mail_without_files_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        taken(tmp_path / "không kèm gì.eml", mail().as_bytes(), tmp_path / "ra")
    assert refused.value.code is Code.MAIL_WITHOUT_FILES
    assert "không kèm gì.eml" in str(refused.value)


def test_what_outlook_alone_can_open_is_told(tmp_path: Path) -> None:
    bundle = taken(tmp_path / "a.eml", raw_mail("attachment; filename=winmail.dat", kind="application/ms-tnef"), tmp_path / "ra")
    assert bundle.left_out == (LeftOut("winmail.dat", Code.MAIL_IS_TNEF),)


def test_the_logo_below_a_signature_is_no_evidence_but_a_photo_is(tmp_path: Path) -> None:
    message = mail()
    for name, content in (("logo.png", bytes(4_000)), ("ảnh hội nghị.jpg", JPEG)):
        message.add_attachment(content, maintype="image", subtype="png", filename=name, disposition="inline", cid=f"<{name}>")
    assert names_of(taken(tmp_path / "a.eml", message.as_bytes(), tmp_path / "ra")) == ["ảnh hội nghị.jpg"]


# --- messages of Outlook -------------------------------------------------------------------------------------------------


def test_the_files_of_an_outlook_message_come_out_whole(tmp_path: Path) -> None:
    files = {"Phiếu quý IV.xlsx": b"PK\x03\x04" + bytes(9_000), "nhỏ.pdf": PDF}
    message = compound_bytes(outlook_message(list(files.items()), subject="Trả lời"))
    assert contents_of(taken(tmp_path / "a.msg", message, tmp_path / "ra"), tmp_path / "ra") == files


def test_a_message_within_the_message_is_taken_apart_and_a_deeper_one_is_told(tmp_path: Path) -> None:
    deepest: Tree = outlook_message([("sâu.xlsx", b"PK")], subject="Rất sâu")
    middle = outlook_message([("phiếu.xlsx", b"PKPK")], inner=[("thư", deepest)], subject="Trả lời phiếu")
    outer = outlook_message([("công văn.pdf", PDF)], inner=[("thư", middle)])
    bundle = taken(tmp_path / "a.msg", compound_bytes(outer), tmp_path / "ra")
    assert names_of(bundle) == ["công văn.pdf", "Trả lời phiếu › phiếu.xlsx"]
    assert bundle.left_out == (LeftOut("Trả lời phiếu › Rất sâu", Code.BUNDLE_NESTED_TOO_DEEP),)


def test_names_in_the_offices_old_encoding_are_read(tmp_path: Path) -> None:
    tree: Tree = {
        "__properties_version1.0": bytes(32),
        "__attach_version1.0_#00000000": {
            "__substg1.0_3704001E": "Phi\u00ea\u0301u.xls".encode("cp1258"),
            "__substg1.0_37010102": b"abc",
        },
    }
    assert names_of(taken(tmp_path / "a.msg", compound_bytes(tree), tmp_path / "ra")) == ["Phiếu.xls"]


def test_an_old_workbook_inside_a_message_does_not_make_the_message_one(tmp_path: Path) -> None:
    workbook = compound_bytes({"Workbook": bytes(5_000), "EncryptedPackage": b"x"})
    bundle = taken(tmp_path / "a.msg", compound_bytes(outlook_message([("cũ.xls", workbook)])), tmp_path / "ra")
    assert names_of(bundle) == ["cũ.xls"]


@pytest.mark.parametrize("cut", [600, 1_500, 3_000])
def test_a_damaged_message_is_refused_with_a_sentence(tmp_path: Path, cut: int) -> None:
    whole = compound_bytes(outlook_message([("a.xlsx", bytes(9_000))]))
    damaged = whole[:cut] + bytes(100) + "__properties_version1.0".encode("utf-16-le")
    with pytest.raises(UserError, match=r"hỏng\.msg"):
        taken(tmp_path / "hỏng.msg", damaged, tmp_path / "ra")


# --- archives ------------------------------------------------------------------------------------------------------------


def archive(*files: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files:
            made.writestr(name, content)
    return target.getvalue()


def test_the_files_of_an_archive_come_out_with_their_folders_in_the_name(tmp_path: Path) -> None:
    files = {"Chi bộ 1/phiếu.xlsx": b"PK1", "Chi bộ 2/phiếu.xlsx": b"PK2", "Báo cáo.pdf": PDF}
    made = archive(*files.items(), ("__MACOSX/._phiếu.xlsx", b"x"), ("Thumbs.db", b"x"), ("~$phiếu.xlsx", b"x"))
    assert contents_of(taken(tmp_path / "a.zip", made, tmp_path / "ra"), tmp_path / "ra") == files


@pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
def test_names_that_do_not_say_their_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    raw = "Phi\u00ea\u0301u.xlsx".encode(encoding)
    placeholder = "x" * len(raw)
    made = archive((placeholder, b"PK")).replace(placeholder.encode(), raw)
    (name,) = names_of(taken(tmp_path / "a.zip", made, tmp_path / "ra"))
    assert name == "Phiếu.xlsx"


def test_an_empty_archive_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        taken(tmp_path / "a.zip", archive(("Thumbs.db", b"x")), tmp_path / "ra")
    assert refused.value.code is Code.ARCHIVE_WITHOUT_FILES


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        link = zipfile.ZipInfo("phiếu.xlsx")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    with pytest.raises(UserError) as refused:
        taken(tmp_path / "a.zip", target.getvalue(), tmp_path / "ra")
    assert refused.value.code is Code.FILE_UNSAFE_PATHS


def test_a_workbook_is_no_archive_though_it_is_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "phiếu.zip"
    write_tracker(TRACKER, path)
    reader = READERS["reply"]
    read = reader.read(path, admit(path, *reader.kinds).kind, tmp_path)
    assert read.tracker.unit_name == TRACKER.unit_name
    assert set(BUNDLE_KINDS) <= set(reader.kinds)
