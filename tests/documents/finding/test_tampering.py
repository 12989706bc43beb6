"""Whoever changes a file of a signed document behind the product's back is found by `verify`, with the number and the file."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.actions import sign_offs, signing
from documents.actions.registering import new_version
from documents.actions.sign_offs import Plan
from documents.invariants import signed
from documents.models import Document, Signing
from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.factories.outgoing import issued
from tests.moments import HOUR, MONDAY_9AM
from tests.sample_files import TEXT, stored_bytes, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(rita: Person, ann: Person) -> Document:
    """Signed, with two files; a third came after the signature."""
    document = registered(rita, files=[taken(TEXT, "one.txt"), taken(TEXT * 2, "two.txt")])
    sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    mine = Signing.objects.get()
    signing.decide(mine, agreed=True, by=ann, now=MONDAY_9AM + HOUR, seen=mine.step.sign_off.sha256)
    new_version(document, [taken(TEXT * 3, "later.txt")], by=rita, now=MONDAY_9AM + 2 * HOUR)
    assert list(signed()) == []  # control
    return document


def overwrite(file: Attachment, data: bytes) -> None:
    default_storage.delete(file.stored_as)
    default_storage.save(file.stored_as, ContentFile(data))


def test_one_byte_on_the_disk_is_named(paper: Document) -> None:
    one, *_rest = Attachment.objects.about(paper).order_by("pk")
    overwrite(one, stored_bytes(one)[:-1] + b"!")
    assert list(signed()) == [f"{paper}: “one.txt” was changed or swapped"]


def test_two_files_that_are_swapped_are_named_even_when_their_rows_are_swapped_too(paper: Document) -> None:
    one, two, _later = Attachment.objects.about(paper).order_by("pk")
    both = [f"{paper}: “one.txt” was changed or swapped", f"{paper}: “two.txt” was changed or swapped"]
    data = stored_bytes(one), stored_bytes(two)
    overwrite(one, data[1])
    overwrite(two, data[0])
    assert list(signed()) == both
    for file, other in ((one, two), (two, one)):
        Attachment.objects.filter(pk=file.pk).update(sha256=other.sha256, size=other.size)
    assert list(signed()) == both


def test_a_row_that_is_changed_with_its_bytes_is_named(paper: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    one, *_rest = Attachment.objects.about(paper).order_by("pk")
    changed = taken(b"other words", "one.txt")
    overwrite(one, changed.data)
    Attachment.objects.filter(pk=one.pk).update(sha256=changed.sha256, size=len(changed.data))
    assert list(signed()) == [f"{paper}: “one.txt” was changed or swapped"]
    monkeypatch.setattr("documents.finding.tampering._by_trail", lambda files: {})  # the signature alone proves it, too
    assert list(signed()) == [f"{paper}: its number, words or files are not what was signed"]


def test_a_file_that_is_gone_and_a_row_that_is_gone_are_named(paper: Document) -> None:
    _one, two, _later = Attachment.objects.about(paper).order_by("pk")
    default_storage.delete(two.stored_as)
    assert list(signed()) == [f"{paper}: “two.txt” is gone"]
    Attachment.objects.filter(pk=two.pk).delete()
    whole = [f"{paper}: its number, words or files are not what was signed"]
    assert list(signed()) == whole


def test_another_subject_is_named(paper: Document) -> None:
    Document.objects.filter(pk=paper.pk).update(subject="别的事")
    assert list(signed()) == [f"{paper}: its number, words or files are not what was signed"]


def test_what_went_out_stands_as_it_was_approved(ann: Person, rita: Person, bo: Person, tom: Person) -> None:
    out = issued(ann, keeper=rita, checker=tom, approver=bo, files=[taken(TEXT, "one.txt")])
    assert list(signed()) == []
    type(out.text).objects.filter(document=out).update(body="别的话")
    assert list(signed()) == [f"{out}: its number, words or files are not what was signed"]


def test_many_are_looked_at_with_as_many_questions_as_one(paper: Document, rita: Person, ann: Person) -> None:
    with CaptureQueriesContext(connection) as one:
        assert list(signed()) == []
    for _number in range(3):
        other = registered(rita, files=[taken(TEXT, "one.txt")])
        sign_offs.begin(other, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
        mine = Signing.objects.latest("pk")
        signing.decide(mine, agreed=True, by=ann, now=MONDAY_9AM + HOUR, seen=mine.step.sign_off.sha256)
    with CaptureQueriesContext(connection) as four:
        assert list(signed()) == []
    assert len(one) == len(four) == 5
