"""Whoever is asked to sign what they may not read any more is named once to who began the sign-off, by number alone."""

import pytest

from documents.actions import clearances, sign_offs
from documents.actions.sign_offs import Plan
from documents.models import Level
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(olga: Person, ann: Person, bo: Person) -> Person:
    made: Person = PersonFactory(username="keeper", name="管蕴", roles=["archivist"])
    for person in (made, ann, bo):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    return made


def test_whose_clearance_is_lowered_is_named_once_to_who_began_the_sign_off(keeper: Person, ann: Person, bo: Person, olga: Person) -> None:
    document = registered(keeper, subject="飞龙收购案", level=Level.CONFIDENTIAL)
    run(RULES["documents.not_cleared"], now=MONDAY_9AM)
    sign_offs.begin(document, steps=[Plan([ann]), Plan([bo])], by=keeper, now=MONDAY_9AM)
    clearances.give(bo, level=Level.INTERNAL, by=olga, now=MONDAY_9AM + HOUR)  # not asked yet
    told = Notice.objects.filter(kind="documents.signer_not_cleared", channel="inbox")
    run(RULES["documents.not_cleared"], now=MONDAY_9AM + HOUR)
    assert not told.exists()
    clearances.give(ann, level=Level.INTERNAL, by=olga, now=MONDAY_9AM + HOUR)
    for turn in range(3):
        run(RULES["documents.not_cleared"], now=MONDAY_9AM + HOUR + turn * 10 * MINUTE)
    [notice] = told
    assert (notice.reader, ann.name in str(notice.data), "飞龙" in str(notice.data)) == (keeper, True, False)
