"""Whose turn it is, when the world has changed since the sign-off began."""

import pytest

from documents.actions import clearances, sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Document, Level, Signing
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.moments import HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_who_lost_the_clearance_before_their_turn_reads_nothing_and_holds_up_no_answer(olga: Person, ann: Person, bo: Person) -> None:
    keeper = PersonFactory(roles=["archivist"])
    for person in (keeper, ann, bo):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    secret = registered(keeper, level=Level.CONFIDENTIAL)
    sign_off = sign_offs.begin(secret, steps=[Plan([ann]), Plan([bo])], by=keeper, now=MONDAY_9AM)
    clearances.give(bo, level=Level.INTERNAL, by=olga, now=MONDAY_9AM + HOUR)
    signing.decide(Signing.objects.asked().get(), agreed=True, by=ann, now=MONDAY_9AM + HOUR, seen=sign_off.sha256)
    assert Signing.objects.asked().get().signer == bo
    assert not Document.objects.visible_to(bo).exists()
