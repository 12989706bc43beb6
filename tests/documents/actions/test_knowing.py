"""Who may know of a document by hand: added by who routes it, taken off while they have no part in it."""

import pytest

from documents.actions import clearances, knowing, sign_offs
from documents.actions.sign_offs import Plan
from documents.models import Document, Level, Named
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(olga: Person, ann: Person, bo: Person) -> Person:
    made: Person = PersonFactory(username="keeper", name="管蕴", roles=["archivist"])
    for person in (made, ann, bo):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    return made


def code_of(do: object, *args: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        do(*args, now=MONDAY_9AM, **more)  # type: ignore[operator]
    return refused.value.code


def test_a_colleague_is_named_reads_it_and_is_taken_off_again(keeper: Person, ann: Person, tom: Person, rita: Person) -> None:
    document = registered(keeper, subject="飞龙收购案", level=Level.CONFIDENTIAL)
    assert not Document.objects.visible_to(ann).exists()
    made = knowing.add(document, person=ann, by=keeper, now=MONDAY_9AM)
    assert Document.objects.visible_to(ann).exists()
    [notice] = Notice.objects.filter(kind="documents.paper_to_know", channel="inbox")
    assert (notice.reader, "飞龙" in str(notice.data)) == (ann, False)
    assert code_of(knowing.add, document, person=ann, by=keeper) == "twice"
    with pytest.raises(Refused) as short:
        knowing.add(document, person=tom, by=keeper, now=MONDAY_9AM)
    assert (short.value.code, tom.name in str(short.value)) == ("not-cleared", True)
    assert code_of(knowing.add, document, person=ann, by=rita) == "not-yours"  # she keeps documents and may not read this one
    assert code_of(knowing.take_off, made, by=ann) == "not-yours"
    knowing.take_off(made, by=keeper, now=MONDAY_9AM)
    assert not Document.objects.visible_to(ann).exists()
    assert code_of(knowing.take_off, made, by=keeper) == "gone"


def test_who_has_a_part_in_it_stays(keeper: Person, ann: Person) -> None:
    document = registered(keeper, level=Level.CONFIDENTIAL)
    knowing.add(document, person=ann, by=keeper, now=MONDAY_9AM)
    sign_offs.begin(document, steps=[Plan([ann])], by=keeper, now=MONDAY_9AM)
    for named in document.named.all():
        assert code_of(knowing.take_off, named, by=keeper) == "asked"
    assert Named.objects.get(person=ann).why == Named.Why.SIGNS
