"""What a file is: by its content, whatever it is called; what is not taken is refused in words."""

import pytest

from frontdesk.files import packages
from frontdesk.files.names import named
from frontdesk.files.sniff import Type, sniff
from frontdesk.refusal import Refused
from tests.sample_files import CSV, GB_TEXT, HEIC, PDF, TEXT, archive, package, picture, samples, workbook

pytestmark = pytest.mark.once

TAKEN = [
    ("jpg", picture(), Type.JPEG),
    ("progressive jpg", picture(progressive=True), Type.JPEG),
    ("png", picture("PNG"), Type.PNG),
    ("gif", picture("GIF"), Type.GIF),
    ("webp", picture("WEBP"), Type.WEBP),
    ("heic", HEIC, Type.HEIC),
    ("pdf", PDF, Type.PDF),
    ("pdf with line ends behind it", PDF + b"\r\n\0\n", Type.PDF),
    ("docx", package("docx"), Type.DOCX),
    ("pptx", package("pptx"), Type.PPTX),
    ("xlsx", package("xlsx"), Type.XLSX),
    ("xlsx of openpyxl", workbook(), Type.XLSX),
    ("utf-8", TEXT, Type.TEXT),
    ("utf-8 with a mark", b"\xef\xbb\xbf" + TEXT, Type.TEXT),
    ("gb 18030", GB_TEXT, Type.TEXT),
]
REFUSED = [
    ("nothing", b"", "empty"),
    ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "markup"),
    ("svg with a head", b'\xef\xbb\xbf<?xml version="1.0"?>\n<svg/>', "markup"),
    ("html", b"<!DOCTYPE html><p>hello", "markup"),
    ("html behind a comment", b"<!-- -->\n\n<HTML><body onload=x>", "markup"),
    ("html behind words", b"hello\n" * 5000 + b"<script >x</script>", "markup"),
    ("php", b"<?php system($_GET[0]);", "markup"),
    ("exe", b"MZ\x90\x00" + bytes(60), "program"),
    ("elf", b"\x7fELF\x02\x01" + bytes(60), "program"),
    ("shell script", b"#!/bin/sh\nrm -rf /\n", "program"),
    ("macho", b"\xcf\xfa\xed\xfe" + bytes(60), "program"),
    ("shortcut", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), "program"),
    ("zip", archive(), "archive"),
    ("rar", b"Rar!\x1a\x07\x01\x00" + bytes(60), "archive"),
    ("7z", b"7z\xbc\xaf\x27\x1c" + bytes(60), "archive"),
    ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-office"),
    ("bmp", picture("BMP"), "picture"),
    ("tiff", picture("TIFF"), "picture"),
    ("avif", b"\x00\x00\x00\x1cftypavif" + bytes(60), "picture"),
    ("mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(60), "film"),
    ("webm", b"\x1aE\xdf\xa3" + bytes(60), "film"),
    ("docx with macros", package("docx", more={"word/vbaProject.bin": b"x"}), "macros"),
    ("docm", package("docx", content="application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
    ("docx with a program", package("docx", more={"word/embeddings/a.EXE": b"MZ"}), "macros"),
    ("docx with a path outside", package("docx", more={"../../etc/passwd": b"x"}), "damaged"),
    ("docx with a bomb in it", package("docx", more={"word/media/a": bytes(5_000_000)}), "bomb"),
    ("docx behind something", b"PK\x03\x04 something " + package("docx"), "damaged"),
    ("docx cut off", package("docx")[:-30], "damaged"),
    ("zip that only has the names", package("docx", content="text/plain"), "archive"),
    ("pdf cut off", PDF[:60], "damaged"),
    ("pdf with a zip behind it", PDF + archive(), "damaged"),
    ("pdf with a page behind it", PDF + b"<script>x</script>", "damaged"),
    ("random", bytes(range(256)) * 4, "type"),
    ("utf-16", "text".encode("utf-16"), "type"),
    ("a picture cut off in its head", b"\x89PNG\r\n", "type"),
    ("half a jpeg head", b"\xff\xd8", "type"),
    ("text with a zero", b"text\0text", "type"),
    ("rtf", b"{\\rtf1 hello}", "type"),
]


@pytest.mark.parametrize(("data", "found"), [row[1:] for row in TAKEN], ids=[row[0] for row in TAKEN])
def test_a_kind_that_is_taken_is_known_by_its_content_whatever_it_is_called(data: bytes, found: Type) -> None:
    assert {sniff(data, name) for name in ("", "a.exe", "a.html", "a.svg", "a.pdf", "a.jpg")} == {found}


@pytest.mark.parametrize(("data", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_everything_else_is_refused_whatever_it_is_called(data: bytes, code: str) -> None:
    codes = []
    for name in ("a.pdf", "a.jpg", "a.txt", "a.docx"):
        with pytest.raises(Refused) as refusal:
            sniff(data, name)
        codes.append((refusal.value.code, bool(str(refusal.value))))

    assert codes == [(code, True)] * 4


def test_a_name_says_only_whether_text_is_a_table() -> None:
    assert [sniff(CSV, name) for name in ("list.CSV", "list.txt", "list")] == [Type.CSV, Type.TEXT, Type.TEXT]


@pytest.mark.parametrize("name", list(samples()))
def test_cut_off_anywhere_a_file_is_never_taken_for_another_kind(name: str) -> None:
    data = samples()[name]
    whole, wrong = sniff(data, name), {}
    for end in range(1, len(data), max(len(data) // 200, 1)):
        try:
            if sniff(data[:end], name) not in (whole, Type.CSV, Type.TEXT) or (b"\0" in data[:end] and sniff(data[:end]) is Type.TEXT):
                wrong[end] = sniff(data[:end], name)
        except Refused:
            pass

    assert wrong == {}


@pytest.mark.parametrize(
    ("original", "found", "name"),
    [
        ("发票.pdf", Type.PDF, "发票.pdf"),
        ("发票.exe", Type.PDF, "发票.pdf"),
        ("IMG_0001.HEIC", Type.JPEG, "IMG_0001.jpg"),
        ("photo.JPEG", Type.JPEG, "photo.JPEG"),
        (r"C:\tmp\a.txt", Type.TEXT, "a.txt"),
        ("../../etc/passwd", Type.TEXT, "passwd.txt"),
        ("run.bat", Type.TEXT, "run.txt"),
        ("page.html", Type.TEXT, "page.txt"),
        ("3.5 寸.png", Type.PNG, "3.5 寸.png"),
        ("版本 2.0 草稿", Type.DOCX, "版本 2.0 草稿.docx"),
        ('a"b\r\nc\u202egpj.exe', Type.PNG, "a b c gpj.png"),
        ("", Type.PDF, "file.pdf"),
        ("...", Type.PDF, "file.pdf"),
        ("长" * 300 + ".pdf", Type.PDF, "长" * 114 + ".pdf"),
    ],
)
def test_a_file_keeps_its_name_without_what_systems_stumble_over_and_ends_as_its_content_says(
    original: str, found: Type, name: str
) -> None:
    assert named(original, found) == name


def test_a_directory_of_hundreds_of_thousands_is_refused_before_zipfile_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "ZipFile", lambda *given: pytest.fail("read"))
    entry = b"PK\x01\x02" + bytes(42)

    with pytest.raises(Refused) as refusal:
        sniff(b"PK\x03\x04" + bytes(26) + entry * 400_000 + b"PK\x05\x06" + bytes(18), "many.docx")

    assert refusal.value.code == "bomb"
