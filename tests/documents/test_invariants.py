"""What must hold of documents holds after the real actions, and each law finds what breaks it."""

import pytest

from documents import invariants
from documents.actions import voiding
from documents.models import Document, Text
from frontdesk.numbers.models import Number
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.factories.outgoing import drafted, issued
from tests.moments import MONDAY_9AM


@pytest.mark.django_db
def test_they_hold_and_find_what_breaks_them(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    out, came, draft = issued(ann, keeper=rita, checker=tom, approver=bo), registered(rita), drafted(ann)
    for document in (out, draft):
        voiding.void(document, because="发错了", by=rita, now=MONDAY_9AM)
    assert [*invariants.numbers(), *invariants.outgoing_texts()] == []
    Document.objects.filter(pk=came.pk).update(number="收〔2026〕9号")
    Number.objects.filter(subject_id=out.pk).update(voided_at=None, void_reason="", voided_by=None)
    assert len(list(invariants.numbers())) == 2
    Text.objects.filter(document=draft).update(document=came)
    assert len(list(invariants.outgoing_texts())) == 2
