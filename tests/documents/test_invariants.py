"""What must hold of documents holds after the real actions, and each law finds what breaks it."""

import pytest

from documents import invariants
from documents.actions import circulating, voiding
from documents.models import Document, Text, Turn
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


@pytest.mark.django_db
def test_a_circulation_runs_while_somebody_has_to_read_it(ann: Person, bo: Person, rita: Person) -> None:
    going = {"purpose": "请阅", "due_on": MONDAY_9AM.date(), "by": rita, "now": MONDAY_9AM}
    mine, other = (circulating.begin(registered(rita), readers=[ann, bo], turn=Turn.IN_TURN, **going) for _number in range(2))
    circulating.withdraw(mine, by=rita, now=MONDAY_9AM)
    assert list(invariants.circulations()) == []
    other.readers.filter(person=ann).update(read_at=MONDAY_9AM)
    assert len(list(invariants.circulations())) == 1
    mine.readers.update(withdrawn_at=None, withdrawn_by=None)
    assert len(list(invariants.circulations())) == 2
