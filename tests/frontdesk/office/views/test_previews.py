"""Looking at a file: pages and text once they are read, a page that waits until then, words where there is nothing to read."""

import pytest
from django.http import HttpResponse
from django.utils import timezone

from documents.actions import clearances
from documents.models import Document, Level
from frontdesk.files import reading
from frontdesk.files.models import Attachment, Contents
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.moments import MONDAY_9AM
from tests.queries import queries
from tests.sample_files import TEXT, package, stored_bytes, taken, workbook
from tests.sample_pdfs import scan, unembedded
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db


def kept(document: Document) -> list[Attachment]:
    return list(Attachment.objects.about(document).order_by("pk"))


def sent(answer: HttpResponse) -> bytes:
    return b"".join(answer)


def read_all() -> None:
    for each in Contents.objects.owed(timezone.now()):
        reading.work(each.pk, clock=timezone.now)


def test_a_pdf_waits_for_the_worker_and_then_shows_page_under_page_with_their_text(rita: Person) -> None:
    staff = Staff(rita)
    [file] = kept(registered(rita, files=[taken(unembedded(["关于用印"], ["第二页"]), "请示.pdf")]))
    waits = staff.open("file_preview", file.pk)
    assert "Is being read" in words(waits)
    assert f'hx-get="/files/{file.pk}/view/pages/" hx-trigger="every 2s"' in waits.content.decode()
    assert staff.open("file_page", file.pk, 1).status_code == 404

    read_all()
    for answer in (staff.open("file_preview", file.pk), staff.open("file_pages", file.pk)):
        html = answer.content.decode().partition('id="pages"')[2].partition("</section>")[0]
        assert ("hx-get" in html, html.count('loading="lazy"'), "关于用印" in html, "第二页" in html) == (False, 2, True, True)
        assert "林若溪" not in html  # it is not confidential: nobody's name stands below it
    page = staff.open("file_page", file.pk, 2)
    assert (page.headers["Content-Type"], page.headers["Cache-Control"], sent(page)[:3]) == (
        "image/jpeg",
        "private, no-store",
        b"\xff\xd8\xff",
    )
    assert (staff.open("file_page", file.pk, 3).status_code, sent(staff.open("file_download", file.pk))) == (404, stored_bytes(file))


def test_what_has_no_pages_shows_its_text_and_what_has_no_text_says_so(rita: Person) -> None:
    staff = Staff(rita)
    files = [(TEXT, "a.txt"), (workbook(), "b.xlsx"), (scan(), "c.pdf"), (package("docx"), "d.docx")]
    document = registered(rita, files=[taken(), *(taken(data, name) for data, name in files)])
    read_all()
    said = [words(staff.open("file_pages", file.pk)) for file in kept(document)]

    assert [said[1], said[2]] == ["携带物品:笔记本电脑一台 One laptop", "Sheet 姓名 2"]
    assert (said[3], said[4]) == (
        "No text could be read: it is a scan.",
        "There is no text in it. Download it to open it.",
    )
    photo = kept(document)[0]
    assert sent(staff.open("file_page", photo.pk, 1)) == stored_bytes(photo)
    page = words(staff.open("documents:document_detail", document.pk))
    assert ("it is a scan" in page, "There is no text in it" in page) == (True, True)


def test_below_each_page_of_a_confidential_document_stands_who_looks_and_when(rita: Person, olga: Person) -> None:
    keeper = PersonFactory(username="keeper", name="管蕴", roles=["archivist"])
    clearances.give(keeper, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    [file] = kept(registered(keeper, level=Level.CONFIDENTIAL, files=[taken(unembedded(["一"], ["二"]), "a.pdf")]))
    read_all()

    assert Staff(keeper).open("file_preview", file.pk).content.decode().count("fd-leaf-mark") == 2
    assert Staff(rita).open("file_preview", file.pk).status_code == 404


def test_a_long_file_asks_as_often_as_a_short_one_and_says_where_it_is_cut(rita: Person) -> None:
    staff = Staff(rita)
    one, long = kept(registered(rita, files=[taken(unembedded(["一"]), "a.pdf"), taken(unembedded(*[["页"]] * 40), "b.pdf")]))
    read_all()
    assert queries(lambda: staff.open("file_preview", long.pk)) == queries(lambda: staff.open("file_preview", one.pk))
    html = staff.open("file_preview", long.pk).content.decode()
    assert (html.count("<img"), "40 pages" in html, html.count('class="fd-leaf"')) == (30, True, 40)
