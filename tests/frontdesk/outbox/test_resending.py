"""What was given up is owed again: once, journaled, and by whoever comes first."""

import pytest

from frontdesk.journal.models import Detail, Entry
from frontdesk.outbox.actions.resending import resend
from frontdesk.outbox.deliver import deliver
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit
from tests.moments import HOUR, MONDAY_9AM
from tests.races import together
from tests.servers import Mailbox

LATER = MONDAY_9AM + HOUR


def dead_mails(ann: Person, many: int) -> list[Notice]:
    for number in range(many):
        arrived_visit(ann, name=f"访客{number}")
    mails = Notice.objects.filter(channel=Channel.MAIL)
    mails.update(dead_at=MONDAY_9AM, tries=10, error="SMTPException: 451")
    return list(mails)


def test_it_is_owed_from_now_with_fresh_tries_and_twice_is_once(ann: Person, olga: Person, mailbox: Mailbox) -> None:
    first, second = dead_mails(ann, 2)
    done = [resend(Notice.objects.filter(pk=first.pk), by=olga, now=LATER) for _twice in range(2)]

    first.refresh_from_db()
    assert (done, first.dead_at, first.tries, first.due_at) == ([1, 0], None, 0, LATER)
    assert (deliver(first.pk, now=LATER), deliver(second.pk, now=LATER), len(mailbox.mails)) == (1, 0, 1)
    entry = Entry.objects.get(verb="resend")
    assert (entry.actor_id, Detail.objects.get(entry=entry).data) == (olga.pk, {"notices": [first.pk]})


def test_all_that_were_chosen_and_nothing_that_is_sent(ann: Person, olga: Person) -> None:
    mails = dead_mails(ann, 3)
    Notice.objects.filter(pk=mails[0].pk).update(dead_at=None, sent_at=MONDAY_9AM)
    assert (resend(Notice.objects.all(), by=olga, now=LATER), Notice.objects.dead().count()) == (2, 0)
    assert Notice.objects.get(pk=mails[0].pk).sent_at == MONDAY_9AM


def test_the_doorbell_rings_once_a_channel(ann: Person, olga: Person, django_capture_on_commit_callbacks: object) -> None:
    dead_mails(ann, 3)
    with django_capture_on_commit_callbacks() as rings:
        resend(Notice.objects.all(), by=olga, now=LATER)
    assert len(rings) == 1


@pytest.mark.django_db(transaction=True)
def test_eight_managers_at_once_are_one(ann: Person, olga: Person) -> None:
    dead_mails(ann, 3)
    done = together(8, lambda _number: resend(Notice.objects.all(), by=olga, now=LATER))
    assert (sorted(done), Entry.objects.filter(verb="resend").count()) == ([0] * 7 + [3], 1)
