"""Hundreds of broken and hostile files through the page: no error of ours, words for each, and the worker lives on and reads the next."""

import random
import zlib
from collections import Counter

import pytest
from django.core.cache import cache

from documents.models import Document
from frontdesk.files import tasks
from frontdesk.files.models import Contents, PagePicture, Problem
from frontdesk.people.models import Person
from frontdesk.web import files as web_files
from tests.counts import count
from tests.factories.documents import registered
from tests.figures import Figure
from tests.frontdesk.files.test_malformed import MUTATORS
from tests.sample_files import package, samples, upload
from tests.sample_pdfs import bound, embedded, locked, pages, scan, stream, unembedded
from tests.staff import Staff

pytestmark = [pytest.mark.once, pytest.mark.django_db]
SEED = 20261128
GOOD = unembedded(["水仙花"])
XML = '<?xml version="1.0"?>'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def docx(xml: str) -> bytes:
    return package("docx", more={"word/document.xml": xml.encode()})


def picture(filter_name: bytes, data: bytes) -> bytes:
    """A page whose one picture is packed so."""
    more = b"/Type /XObject /Subtype /Image /Width 4000 /Height 4000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /%s" % filter_name
    objects = [CATALOG, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", PAGE % b"/Contents 5 0 R /Resources << /XObject << /I 4 0 R >> >>"]
    return bound([*objects, stream(data, more), stream(b"500 0 0 500 0 0 cm /I Do")], 1)


def form_in_itself() -> bytes:
    kids = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    again = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>"
    page = PAGE % b"/Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >>"
    return bound([CATALOG, kids, page, stream(b"/X Do /X Do", again), stream(b"/X Do")], 1)


def hostile() -> dict[str, bytes]:
    """One of each kind that somebody thought of."""
    nested = b"[" * 20_000 + b"]" * 20_000
    bomb = zlib.compress(bytes(200 * 2**20), 9)
    tree = [CATALOG, b"<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R] >>", PAGE % b""]
    return {
        "page tree in itself": bound(tree, 1),
        "a billion pages": GOOD.replace(b"/Count 1", b"/Count 1000000000"),
        "pages below nothing": bound([CATALOG, b"<< /Type /Pages /Count -5 /Kids [77 0 R] >>"], 1),
        "endless xref": GOOD.replace(b"/Root 3 0 R", b"/Root 3 0 R /Prev %d" % GOOD.rindex(b"xref\n0")),
        "xref far away": GOOD.replace(b"startxref\n", b"startxref\n9999999"),
        "giant page": unembedded(["大"], box="[0 0 1e9 1e9]"),
        "endlessly narrow page": unembedded(["窄"], box="[0 0 0.001 99999]"),
        "page of nothing": unembedded(["无"], box="[0 0 0 0]"),
        "page upside down": unembedded(["倒"], box="[595 842 0 0]"),
        "nested arrays": bound([CATALOG, b"<< /Type /Pages /Count 1 /Kids [3 0 R] /X %s >>" % nested, PAGE % b""], 1),
        "nested states": pages([b"q " * 300_000], b"<< >>"),
        "form in itself": form_in_itself(),
        "text bomb": bound(
            [CATALOG, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", PAGE % b"/Contents 4 0 R", stream(bomb, b"/Filter /FlateDecode")], 1
        ),
        "twice packed": bound(
            [
                CATALOG,
                b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                PAGE % b"/Contents 4 0 R",
                stream(zlib.compress(bomb), b"/Filter [/FlateDecode /FlateDecode]"),
            ],
            1,
        ),
        "JBIG2 of noise": picture(b"JBIG2Decode", random.Random(1).randbytes(4000)),
        "JPX of noise": picture(b"JPXDecode", b"\x00\x00\x00\x0cjP  \r\n\x87\n" + random.Random(2).randbytes(4000)),
        "JPEG of noise": picture(b"DCTDecode", b"\xff\xd8\xff" + random.Random(3).randbytes(4000)),
        "fax of noise": picture(b"CCITTFaxDecode", random.Random(4).randbytes(4000)),
        "password": locked(["秘密"]),
        "old password": locked(["秘密"], algorithm="RC4-40"),
        "PDF that is a zip": GOOD + package("docx"),
        "zip that is a PDF": package("docx", more={"a": GOOD}),
        "PDF with a program": GOOD.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        "laughing docx": docx(f"{XML}<!DOCTYPE a [{LAUGHS}]><a><t>&a9;</t></a>"),
        "docx that reads a file": docx(f'{XML}<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><t>&x;</t></a>'),
        "deep docx": docx(f"{XML}{'<a>' * 200_000}<t>x</t>{'</a>' * 200_000}"),
        "docx of one long word": docx(f"{XML}<a><t>{'字' * 3_000_000}</t></a>"),
        "docx cut in the middle": docx(f"{XML}<a><t>前半"),
        "zip bomb": package("docx", more={"word/media/a": bytes(30 * 2**20)}),
        "far cell": package("xlsx", more={"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"<worksheet/>"}),
        "no letters": "\n".join(" " * 50 for _ in range(500)).encode(),
    }


def malformed(chance: random.Random) -> tuple[str, bytes, str]:
    kinds = {"a.pdf": (unembedded(["一"], ["二"]), embedded(["三"]), scan()), "a.docx": (docx(f"{XML}<a><t>字</t></a>"),)}
    kinds["a.xlsx"] = (samples()["sheet.xlsx"],)
    name = chance.choice(list(kinds))
    how = chance.choice(MUTATORS)
    data = how(chance, chance.choice(kinds[name]))
    if name == "a.pdf" and chance.random() < 0.7:  # or few would get past the door
        data = data.rstrip() + b"\nstartxref\n9\n%%EOF\n"
    return how.__name__, data, name


def sent(staff: Staff, paper: Document, data: bytes, name: str) -> int:
    return staff.press("documents:document_version", paper.pk, papers=upload(data, name)).status_code


def test_no_file_breaks_the_page_or_the_worker_and_each_that_is_not_read_says_why(
    rita: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    monkeypatch.setattr(web_files, "A_MINUTE", 10**9)
    monkeypatch.setattr("frontdesk.files.actions.MOST_FILES", 10**9)
    cache.clear()
    chance, staff, paper = random.Random(SEED), Staff(rita), registered(rita)
    staff.client.raise_request_exception = False
    bad = [(name, data, "a.txt" if "letters" in name else "a.pdf") for name, data in hostile().items()]
    bad += [malformed(chance) for _ in range(count(200, 8))]
    answers = Counter()
    for how, data, name in bad:
        status = sent(staff, paper, data, name)
        answers[status] += 1
        assert status == 302, how
    refused = len(bad) - Contents.objects.count()
    sent(staff, paper, GOOD, "good.pdf")
    tasks.read_owed()

    contents = list(Contents.objects.order_by("pk"))
    ended = Counter(each.problem or "read" for each in contents)
    figure(f"{len(bad)} files: {refused} refused at the door; of the others {dict(ended)}, {PagePicture.objects.count()} pages drawn")
    assert all(each.read_at and each.tries == 1 and (each.text or each.problem in Problem.values) for each in contents)
    assert (contents[-1].text, contents[-1].pages.count()) == ("水仙花", 1)
    assert max(len(each.text) for each in contents) <= 1_000_000
    assert not any("root:" in each.text or "haha" in each.text for each in contents)
    assert (refused > 3, len(contents) > 20) == (True, True)
    assert all(page.width <= 1400 and page.height <= 4200 for page in PagePicture.objects.all())
    for each in contents[-30:]:
        assert staff.open("file_preview", each.pk).status_code == 200
