"""What the pages write into the reading log, and who reads it."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from openpyxl import load_workbook

from documents.actions import sign_offs
from documents.actions.sign_offs import Plan
from documents.models import Document, Reading
from frontdesk.files import reading
from frontdesk.files.models import Attachment, Contents
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.factories.outgoing import issued
from tests.moments import MONDAY_9AM
from tests.sample_files import taken
from tests.sample_pdfs import unembedded
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(rita: Person, ann: Person) -> Document:
    document = registered(rita, subject="关于用印的请示", files=[taken(unembedded(["一"], ["二"]), "请示.pdf")])
    sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    reading.work(Contents.objects.get().pk, clock=timezone.now)
    return document


def kinds(person: Person) -> list[str]:
    return list(Reading.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_opening_looking_and_taking_are_lines_and_their_parts_are_none(
    paper: Document, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff, file = Staff(ann), Attachment.objects.about(paper).get()
    for page, *where in [("documents:document_detail", paper.pk)] * 2 + [("file_preview", file.pk)] * 2:
        staff.open(page, *where)
        staff.client.head(f"/documents/{paper.pk}/")
    for part in (("file_page", file.pk, 1), ("file_page", file.pk, 2), ("file_pages", file.pk)):
        staff.open(*part)
    assert kinds(ann) == ["opened", "previewed", "previewed"]

    for headers in ({}, {"Range": "bytes=100-"}, {"Range": "bytes=200-"}, {}):
        staff.open("file_download", file.pk, headers=headers)
    assert kinds(ann)[3:] == ["downloaded", "downloaded"]
    with default_storage.open(file.stored_as) as kept:
        monkeypatch.setattr(default_storage, "open", lambda name: kept)  # the test client closes nothing that it does not read
        staff.client.head(f"/files/{file.pk}/")
    assert len(kinds(ann)) == 5
    assert set(Reading.objects.filter(kind="downloaded").values_list("document", "attachment")) == {(paper.pk, file.pk)}


def test_a_page_that_is_fetched_past_the_page_of_its_file_is_a_line_too(paper: Document, ann: Person) -> None:
    staff, file = Staff(ann), Attachment.objects.about(paper).get()
    staff.open("file_page", file.pk, 1)
    staff.open("file_download", file.pk, headers={"Range": "bytes=1-"})
    assert kinds(ann) == ["previewed", "downloaded"]


def test_who_may_not_read_it_leaves_no_line(paper: Document, tom: Person, bo: Person) -> None:
    file = Attachment.objects.about(paper).get()
    for path in (f"/documents/{paper.pk}/", f"/files/{file.pk}/", f"/files/{file.pk}/view/", f"/files/{file.pk}/view/1/"):
        assert Staff(bo).client.get(path).status_code == 404
    assert kinds(bo) == []


def test_printing_what_goes_out_is_a_line(ann: Person, rita: Person, bo: Person, tom: Person) -> None:
    out = issued(ann, keeper=rita, checker=tom, approver=bo)
    Staff(rita).open("documents:outgoing_print", out.pk)
    assert kinds(rita) == ["printed"]


def test_keepers_read_the_log_by_person_and_by_document_and_take_it_along(paper: Document, rita: Person, ann: Person, bo: Person) -> None:
    other = registered(rita, subject="另一件")
    Staff(ann).open("documents:document_detail", paper.pk)
    keeper = Staff(rita)
    keeper.open("documents:document_detail", other.pk)
    page = words(keeper.open("documents:document_detail", paper.pk))
    assert "Reading log 林若溪 opened" in page.replace("Rita Lin", "林若溪")
    assert "Reading log" not in words(Staff(ann).open("documents:document_detail", paper.pk))

    by_person, by_document = (
        keeper.open("documents:reading_list", **asked).content.decode() for asked in ({"person": ann.pk}, {"document": other.pk})
    )
    assert (by_person.count("data-row="), by_document.count("data-row="), "另一件" in by_person) == (1, 1, False)
    file = load_workbook(BytesIO(keeper.open("documents:reading_export", person=ann.pk).getvalue())).active
    assert [row[2] for row in file.iter_rows(min_row=2, values_only=True)] == [paper.number]
    assert Staff(ann).open("documents:reading_list").status_code == 403
