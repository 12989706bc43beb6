"""Delivery over real connections: a mail server and an HTTP gateway that the tests start."""

from datetime import timedelta

from frontdesk.outbox.deliver import LEASE, MAX_TRIES, claim_all, deliver
from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.post import post
from frontdesk.outbox.tasks import drain
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.servers import Gateway, Mailbox
from visitors.actions import visits
from visitors.notices.visit_unanswered import VisitUnanswered


def one(channel: Channel, **fields: object) -> Notice:
    return Notice.objects.get(channel=channel, **fields)


def test_an_invitation_arrives_with_code_qr_and_calendar_file(ann: Person, mailbox: Mailbox) -> None:
    visit = expected_visit(ann)

    assert deliver(one(Channel.MAIL).pk, now=MONDAY_9AM) == 1

    [mail] = mailbox.mails
    parts = {part.get_content_type(): part for part in mail.walk()}
    text = parts["text/plain"].get_content()
    calendar = parts["text/calendar"].get_payload(decode=True).decode()
    assert (mail["To"], f"{visit.code[:3]} {visit.code[3:]}" in text, "DTSTART:20261123T020000Z" in calendar) == (
        "wang@example.com",
        True,
        True,
    )
    assert parts["image/png"].get_payload(decode=True).startswith(b"\x89PNG")


def test_a_text_goes_to_the_gateway_with_the_number_and_the_notices_own_key(ann: Person, gateway: Gateway) -> None:
    visit = expected_visit(ann, email="")
    notice = one(Channel.SMS)

    assert deliver(notice.pk, now=MONDAY_9AM) == 1

    [message] = gateway.messages
    assert (message["to"], message["id"], visit.code[:3] in message["message"]) == ("13800001234", str(notice.pk), True)


def test_the_desks_robot_is_told(rita: Person, ann: Person, gateway: Gateway) -> None:
    visit = arrived_visit(ann)
    post(
        VisitUnanswered,
        cause="robot",
        address="desk",
        channel=Channel.ROBOT,
        subject=visit,
        data={"visitor": "李思远", "host": "安然"},
        now=MONDAY_9AM,
    )

    assert deliver(one(Channel.ROBOT).pk, now=MONDAY_9AM) == 1
    assert gateway.messages[0]["title"] == "请打电话给安然：李思远在等"


def test_a_mail_that_fails_stays_owed_backs_off_and_is_given_up_at_last(ann: Person, mailbox: Mailbox) -> None:
    expected_visit(ann)
    pk, now = one(Channel.MAIL).pk, MONDAY_9AM
    mailbox.refuse = True

    waits = []
    for _try in range(MAX_TRIES):
        assert deliver(pk, now=now) == 0
        notice = Notice.objects.get(pk=pk)
        waits.append(notice.due_at - now)
        now = notice.due_at

    assert [wait.total_seconds() / 60 for wait in waits] == [0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert (notice.dead_at is not None, "451" in notice.error, mailbox.mails) == (True, True, [])
    assert deliver(pk, now=now + HOUR) == 0


def test_a_notice_of_a_kind_that_is_gone_is_given_up_and_keeps_nobody_waiting(ann: Person, mailbox: Mailbox) -> None:
    expected_visit(ann)
    gone = one(Channel.MAIL)
    Notice.objects.filter(pk=gone.pk).update(kind="visitors.gone", due_at=MONDAY_9AM - HOUR)
    expected_visit(ann, name="乙", email="b@example.com", now=MONDAY_9AM - MINUTE)
    assert (drain(Channel.MAIL), len(mailbox.mails)) == (1, 1)
    gone.refresh_from_db()
    assert (gone.dead_at is not None, gone.error) == (True, "no kind of notice is called visitors.gone")


def test_a_gateway_that_refuses_is_tried_again(ann: Person, gateway: Gateway) -> None:
    expected_visit(ann, email="")
    gateway.status = 500
    assert deliver(one(Channel.SMS).pk, now=MONDAY_9AM) == 0

    gateway.status = 200
    assert deliver(one(Channel.SMS).pk, now=MONDAY_9AM + MINUTE) == 1
    assert len(gateway.messages) == 1


def test_of_two_workers_one_gets_the_notice(ann: Person) -> None:
    expected_visit(ann)
    pk = one(Channel.MAIL).pk

    assert [bool(claim_all(pk, now=MONDAY_9AM)), bool(claim_all(pk, now=MONDAY_9AM))] == [True, False]


def test_a_notice_in_the_hands_of_a_dead_worker_is_free_again_after_the_lease(ann: Person) -> None:
    expected_visit(ann)
    pk = one(Channel.MAIL).pk
    claim_all(pk, now=MONDAY_9AM)

    assert [bool(claim_all(pk, now=MONDAY_9AM + LEASE)), bool(claim_all(pk, now=MONDAY_9AM + LEASE + timedelta(seconds=1)))] == [
        False,
        True,
    ]


def test_an_invitation_to_a_cancelled_visit_is_overtaken(ann: Person, mailbox: Mailbox) -> None:
    visit = expected_visit(ann)
    visits.cancel(visit, by=ann, now=MONDAY_9AM)

    assert deliver(one(Channel.MAIL).pk, now=MONDAY_9AM) == 0
    assert (one(Channel.MAIL).obsolete_at, mailbox.mails) == (MONDAY_9AM, [])


def test_who_was_retired_meanwhile_hears_nothing(ann: Person, mailbox: Mailbox) -> None:
    arrived_visit(ann)
    Person.objects.filter(pk=ann.pk).update(retired_at=MONDAY_9AM)

    assert deliver(one(Channel.MAIL, reader=ann).pk, now=MONDAY_9AM) == 0
    assert mailbox.mails == []


def test_the_inbox_needs_no_worker(ann: Person) -> None:
    arrived_visit(ann)

    assert [notice.kind for notice in Notice.objects.inbox_of(ann)] == ["visitors.visit_arrived"]


def test_one_cause_is_told_once(ann: Person) -> None:
    visit = arrived_visit(ann)
    for _time in range(3):
        post(VisitUnanswered, cause="same", to=ann, subject=visit, now=MONDAY_9AM)

    assert Notice.objects.filter(cause="same").count() == 2


def test_words_are_filled_in_plainly_and_never_as_a_template(ann: Person, mailbox: Mailbox) -> None:
    expected_visit(ann, name="{{ settings.SECRET_KEY }} {link} {0.__class__}", language="en")
    deliver(one(Channel.MAIL).pk, now=MONDAY_9AM)

    text = next(part for part in mailbox.mails[0].walk() if part.get_content_type() == "text/plain").get_content()
    assert text.startswith("Dear {{ settings.SECRET_KEY }} {link} {0.__class__},")
