"""Files are read once, by a worker, whatever is killed or comes twice; what is in them is found, looked at and forgotten with them."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from documents.models import Document
from frontdesk.confined.parent import Busy
from frontdesk.files import contents as looking
from frontdesk.files import reading, store, tasks
from frontdesk.files.actions import forget
from frontdesk.files.contents import Found
from frontdesk.files.invariants import forgotten, swept, there, unchanged
from frontdesk.files.models import Attachment, Contents, PagePicture, Problem
from frontdesk.files.sweep import strays
from frontdesk.people.models import Person
from frontdesk.search.finding import find
from tests.counts import count
from tests.factories.documents import registered
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from tests.sample_files import TEXT, package, stored_bytes, taken, workbook
from tests.sample_pdfs import embedded, locked, scan, unembedded

pytestmark = pytest.mark.django_db
W = 'xmlns:w="urn:w"'
LETTER = f"<w:document {W}><w:p><w:t>关于采购</w:t><w:t>铜钱草的函</w:t></w:p><w:p><w:t>附件两份</w:t></w:p></w:document>".encode()
FOOTER = f"<w:ftr {W}><w:p><w:t>第一页共一页</w:t></w:p></w:ftr>".encode()
SLIDE = '<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:t>产品路线图</a:t></a:p></p:sld>'.encode()
LOCKED_FROM = "ppt/slides/slide1.xml"


def document(by: Person, *files: tuple[bytes, str], **values: object) -> Document:
    return registered(by, files=[taken(data, name) for data, name in files], **values)


def read(paper: Document, now: object = MONDAY_9AM) -> list[Contents]:
    """What a worker makes of its files."""
    owed = Contents.objects.filter(attachment__in=Attachment.objects.about(paper)).order_by("pk")
    for each in owed:
        reading.work(each.pk, clock=lambda: now)
    return list(owed.all())


def found(words: str, reader: Person) -> list[str]:
    return [hit.number for hit in find(words, reader, limit=9).hits]


def test_text_of_every_kind_is_read_by_a_worker_and_found_then(rita: Person) -> None:
    paper = document(
        rita,
        (unembedded(["关于用印的请示"], ["第二页，〔2026〕15号"]), "a.pdf"),
        (embedded(["合同编号"]), "b.pdf"),
        (package("docx", more={"word/document.xml": LETTER, "word/footer1.xml": FOOTER}), "c.docx"),
        (workbook(), "d.xlsx"),
        (package("pptx", more={LOCKED_FROM: SLIDE}), "e.pptx"),
        (TEXT, "f.txt"),
        ("编号,说明\n7,绿萝".encode("gb18030"), "g.csv"),
    )
    assert found("铜钱草", rita) == []

    texts = [each.texts for each in read(paper)]

    assert texts == [
        ["关于用印的请示", "第二页，〔2026〕15号"],
        ["合同编号"],
        ["关于采购铜钱草的函\n附件两份\n第一页共一页"],
        ["Sheet\n姓名\t2"],
        ["产品路线图"],
        ["携带物品:笔记本电脑一台\nOne laptop"],
        ["编号,说明\n7,绿萝"],
    ]
    assert [found(words, rita) for words in ("用印", "合同编号", "铜钱草", "路线图", "laptop", "绿萝")] == [[paper.number]] * 6


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (scan(), "scan.pdf", Problem.SCAN),
        (locked(["秘密"]), "locked.pdf", Problem.PASSWORD),
        (unembedded(["x"]).replace(b"/Kids", b"/Dikz"), "damaged.pdf", Problem.DAMAGED),
        (package("docx"), "empty.docx", Problem.EMPTY),
        (package("docx", more={"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a><t>&b;</t></a>"}), "bomb.docx", Problem.DAMAGED),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_has_no_text_says_why_once_and_is_not_tried_again(rita: Person, data: bytes, name: str, problem: str) -> None:
    [contents] = read(document(rita, (data, name)))

    assert (contents.text, contents.problem, contents.tries, contents.read_at) == ("", problem, 1, MONDAY_9AM)
    assert not Contents.objects.owed(MONDAY_9AM + DAY).exists()


def test_pages_are_drawn_beside_the_original_and_swept_and_forgotten_with_it(
    rita: Person, django_capture_on_commit_callbacks: object
) -> None:
    data = unembedded(*[["水仙花"]] * (looking.MOST_DRAWN + 2))
    paper = document(rita, (data, "a.pdf"))
    [contents] = read(paper)
    pages = list(contents.pages.all())
    with Image.open(BytesIO(stored_bytes(pages[0]))) as first:
        looks = (first.format, first.size, sum(first.convert("L").histogram()[:128]) > 500)

    assert looks == ("JPEG", (1400, 1982), True)
    assert ([page.number for page in pages], contents.count) == ([*range(1, 31)], 32)
    assert stored_bytes(contents.attachment) == data
    assert [line for question in (there, unchanged, swept, forgotten) for line in question()] == []
    assert [name for name in strays(timezone.now() + 7 * HOUR) if name in {page.stored_as for page in pages}] == []

    store.delete(pages[0].stored_as)
    assert list(there()) == [f"page 1 of attachment {contents.pk} has no file"]
    with django_capture_on_commit_callbacks(execute=True):
        forget(Attachment.objects.about(paper), now=MONDAY_9AM + DAY)
    assert (Contents.objects.exists(), PagePicture.objects.exists(), found("水仙花", rita)) == (False, False, [])
    assert not any(default_storage.exists(page.stored_as) for page in pages)


def test_a_worker_that_is_killed_leaves_it_owed_and_after_three_it_ends(rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = document(rita, (TEXT, "a.txt"))
    owed = Contents.objects.get()
    tries = []
    for turn in range(1, 5):
        now = MONDAY_9AM + turn * HOUR
        tries.append((reading.claim(owed.pk, now=now) is not None, reading.claim(owed.pk, now=now + MINUTE) is None))

    owed.refresh_from_db()
    assert tries == [(True, True)] * 3 + [(False, True)]
    assert (owed.problem, owed.leased_until, read(paper)[0].problem) == (Problem.FAILED, None, Problem.FAILED)

    other = document(rita, (TEXT, "b.txt"))
    monkeypatch.setattr(reading, "look", lambda *file: (_ for _ in ()).throw(Busy))
    [waits] = read(other)
    assert (waits.tries, waits.leased_until, Contents.objects.owed(MONDAY_9AM).get()) == (0, None, waits)


def test_one_that_breaks_the_reading_keeps_no_other_waiting(rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = document(rita, (b"breaks", "a.txt"), (TEXT, "b.txt"))
    looks = looking.look
    monkeypatch.setattr(reading, "look", lambda data, media: 1 / 0 if data == b"breaks" else looks(data, media))

    assert tasks.read_owed() == 1
    assert [bool(each.read_at) for each in Contents.objects.filter(attachment__in=Attachment.objects.about(paper)).order_by("pk")] == [
        False,
        True,
    ]


def many_at_once(rita: Person, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, set[str]]:
    """How often it was looked at, how many said that they read it, and what is stored besides the file and its page."""
    document(rita, (unembedded(["一"]), "a.pdf"))
    owed, looked = Contents.objects.get(), []
    page = looking.Drawn(1, 10, 10, b"jpeg")
    monkeypatch.setattr(reading, "look", lambda *file: looked.append(1) or Found(("一",), 1, "", (page,)))
    answers = together(count(40, 6), lambda number: reading.work(owed.pk, clock=lambda: MONDAY_9AM))
    kept = {Attachment.objects.get().stored_as, PagePicture.objects.get().stored_as}
    return len(looked), answers.count(True), set(store.stored()) - kept


@pytest.mark.django_db(transaction=True)
def test_many_workers_read_a_file_once(rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    assert many_at_once(rita, monkeypatch) == (1, 1, set())


@pytest.mark.django_db(transaction=True)
def test_control_without_a_lease_many_look_and_still_one_writes_and_leaves_nothing(rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def free(pk: int, *, now: object) -> Contents:
        return Contents.objects.select_related("attachment").get(pk=pk)

    monkeypatch.setattr(reading, "claim", free)
    looked, wrote, left = many_at_once(rita, monkeypatch)
    assert (looked > 1, wrote, left) == (True, 1, set())
