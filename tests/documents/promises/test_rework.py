"""Sent back, who began the sign-off hears at once, at half time and at the end; sent again, nobody hears more."""

import pytest

from documents.actions import sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Signing
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.documents import registered
from tests.moments import DAY, HOUR, MONDAY_9AM


@pytest.mark.django_db
def test_heard_until_it_is_sent_again(rita: Person, ann: Person) -> None:
    sign_off = sign_offs.begin(registered(rita), steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    signing.send_back_to(Signing.objects.get(), position=0, jumps_back=True, opinion="缺附件", by=ann, now=MONDAY_9AM + HOUR)
    told = []
    for now in (MONDAY_9AM + HOUR, MONDAY_9AM + 2 * DAY, MONDAY_9AM + 4 * DAY):
        run(RULES["timed.climb_ladders"], now=now)
        told.append(Notice.objects.filter(kind="documents.paper_returned", channel="inbox", reader=rita).count())
    sign_offs.resubmit(sign_off, by=rita, now=MONDAY_9AM + 4 * DAY)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 9 * DAY)
    assert (told, Notice.objects.filter(kind="documents.paper_returned", channel="inbox", reader=rita).count()) == ([1, 2, 3], 3)
    assert not Todo.objects.open().filter(promise="documents.rework").exists()
