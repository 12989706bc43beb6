"""Several notices for one reader go out as one message; each keeps its own mark, and nothing is lost or doubled by it."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from frontdesk.limits import actions as limits
from frontdesk.outbox import deliver as delivery
from frontdesk.outbox.deliver import LEASE, claim_all, deliver
from frontdesk.outbox.limits import Merging
from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.post import post
from frontdesk.outbox.tasks import drain
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from tests.servers import Gateway, Mailbox
from visitors.notices.kiosk_unheard import KioskUnheard
from visitors.notices.visit_feedback import VisitFeedback

LATER = MONDAY_9AM + 5 * MINUTE


def feedback(person: Person, number: int, now: datetime = MONDAY_9AM, **more: object) -> None:
    visit = arrived_visit(person, name=f"访客{number}", now=now)
    data = {"visitor": f"访客{number}", "score": 5, "words": "好", "path": f"/visitors/visits/{visit.pk}/"}
    post(VisitFeedback, cause=f"feedback:{number}", **{"to": person, "language": "en", **more}, subject=visit, data=data, now=now)


def mails(**fields: object) -> list[Notice]:
    return list(Notice.objects.filter(channel=Channel.MAIL, kind=VisitFeedback.name, **fields).order_by("pk"))


def plain(mailbox: Mailbox, at: int = -1) -> str:
    return next(part for part in mailbox.mails[at].walk() if part.get_content_type() == "text/plain").get_content()


@pytest.fixture
def three(ann: Person) -> Iterator[list[Notice]]:
    for number in range(3):
        feedback(ann, number, MONDAY_9AM + number * MINUTE)
    return mails()


def test_three_within_the_window_are_one_mail_with_title_text_and_link_of_each(three: list[Notice], mailbox: Mailbox) -> None:
    assert deliver(three[0].pk, now=LATER) == 3

    [mail] = mailbox.mails
    text, html = plain(mailbox), next(part for part in mail.walk() if part.get_content_type() == "text/html").get_content()
    assert (mail["Subject"], mail["Message-ID"].startswith(f"<notice-{three[0].pk}@")) == ("3 notices", True)
    for notice in three:
        assert (notice.data["visitor"] in text, f"{notice.data['path']}" in text, f'{notice.data["path"]}">' in html) == (True, True, True)
    assert {notice.sent_at for notice in mails()} == {LATER}
    assert {notice.sent_with_id for notice in mails()} == {three[0].pk}
    assert Notice.objects.inbox_of(three[0].reader).filter(kind=VisitFeedback.name).count() == 3


def test_one_alone_stays_as_it_is(ann: Person, mailbox: Mailbox) -> None:
    feedback(ann, 1)
    assert (deliver(mails()[0].pk, now=LATER), "访客1" in mailbox.mails[0]["Subject"], mails()[0].sent_with_id) == (1, True, None)


def test_a_failure_leaves_all_owed_and_each_is_tried_alone_from_then_on(three: list[Notice], mailbox: Mailbox) -> None:
    mailbox.refuse = True
    assert deliver(three[0].pk, now=LATER) == 0
    assert [(notice.tries, notice.sent_at, "451" in notice.error, notice.leased_until) for notice in mails()] == [(1, None, True, None)] * 3

    mailbox.refuse = False
    assert [deliver(notice.pk, now=LATER + MINUTE) for notice in three] == [1, 1, 1]
    assert len(mailbox.mails) == 3


def test_what_settled_itself_is_left_out(three: list[Notice], mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = three[1].pk
    monkeypatch.setattr(VisitFeedback, "settled", staticmethod(lambda notices: {gone} & {notice.pk for notice in notices}))
    assert (deliver(three[0].pk, now=LATER), mailbox.mails[0]["Subject"], Notice.objects.get(pk=gone).obsolete_at) == (
        2,
        "2 notices",
        LATER,
    )


def test_one_whose_words_cannot_be_made_fails_alone(three: list[Notice], mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = three[1].pk

    def link(self: VisitFeedback, notice: Notice) -> str:
        if notice.pk == bad:
            raise LookupError("no such visit")
        return ""

    monkeypatch.setattr(VisitFeedback, "link", link)
    assert (deliver(three[0].pk, now=LATER), "no such visit" in Notice.objects.get(pk=bad).error) == (2, True)


def test_what_somebody_waits_for_is_never_merged(ann: Person, three: list[Notice], mailbox: Mailbox) -> None:
    for number in range(2):
        post(KioskUnheard, cause=f"kiosk:{number}", to=ann, subject=ann, data={"kiosk": "x"}, now=LATER)
    urgent = list(Notice.objects.filter(kind=KioskUnheard.name, channel="mail").values_list("pk", flat=True))

    assert [deliver(pk, now=LATER) for pk in urgent] == [1, 1]
    assert (deliver(three[0].pk, now=LATER), len(mailbox.mails)) == (3, 3)


def test_readers_languages_and_addresses_stay_apart(ann: Person, tom: Person, mailbox: Mailbox) -> None:
    feedback(ann, 1)
    feedback(tom, 2)
    feedback(ann, 3, language="zh-hans")
    assert [deliver(notice.pk, now=LATER) for notice in mails()] == [1, 1, 1]


def test_with_a_window_of_nothing_each_goes_by_itself(olga: Person, three: list[Notice], mailbox: Mailbox) -> None:
    limits.change(Merging, values={"window": 0}, by=olga, now=MONDAY_9AM)
    assert [deliver(notice.pk, now=LATER + 3 * MINUTE) for notice in three] == [1, 1, 1]


def test_after_an_outage_of_days_a_reader_gets_one_mail(ann: Person, mailbox: Mailbox) -> None:
    for number in range(30):
        feedback(ann, number, MONDAY_9AM + number * 3 * HOUR)
    Notice.objects.exclude(kind=VisitFeedback.name).delete()
    Notice.objects.update(due_at=MONDAY_9AM - DAY)  # `drain` looks at the clock on the wall

    assert (drain("mail"), [mail["Subject"] for mail in mailbox.mails]) == (30, ["30 notices"])


def test_a_robot_gets_titles_and_links_in_one_message(ann: Person, gateway: Gateway) -> None:
    for number in range(3):
        feedback(ann, number, to=None, address="desk", channel=Channel.ROBOT)
    robot = list(Notice.objects.filter(channel=Channel.ROBOT).order_by("pk"))

    assert deliver(robot[0].pk, now=LATER) == 3
    [message] = gateway.messages
    assert (message["title"], [f"访客{number}" in message["message"] for number in range(3)]) == ("3 notices", [True] * 3)


def test_a_claim_takes_all_or_nothing_and_is_free_after_the_lease(three: list[Notice]) -> None:
    first = claim_all(three[0].pk, now=LATER)
    second = [claim_all(notice.pk, now=LATER) for notice in three]
    assert ([notice.pk for notice in first], second) == ([notice.pk for notice in three], [[], [], []])
    assert len(claim_all(three[1].pk, now=LATER + LEASE + MINUTE)) == 1  # whoever held them may have died of one of them


def test_who_loses_the_first_lets_the_rest_go(three: list[Notice], monkeypatch: pytest.MonkeyPatch) -> None:
    """Between looking and claiming, another worker has taken the first one alone."""
    found = delivery._mates

    def beaten(first: Notice, *, now: datetime) -> list[int]:
        mates = found(first, now=now)
        Notice.objects.filter(pk=first.pk).update(leased_until=now + LEASE, tries=1)
        return mates

    monkeypatch.setattr(delivery, "_mates", beaten)
    assert claim_all(three[0].pk, now=LATER) == []
    assert [(notice.leased_until is None, notice.tries) for notice in mails()] == [(False, 1), (True, 0), (True, 0)]


@pytest.mark.django_db(transaction=True)
def test_ten_workers_at_once_send_one_mail(mailbox: Mailbox) -> None:
    reader = PersonFactory(roles=[Role.EMPLOYEE])
    for number in range(5):
        feedback(reader, number)
    first = mails()[0].pk
    sent = together(10, lambda _number: deliver(first, now=LATER))
    assert (sorted(sent), len(mailbox.mails)) == ([0] * 9 + [5], 1)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_conditional_update_more_than_one_goes_out(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = PersonFactory(roles=[Role.EMPLOYEE])
    for number in range(5):
        feedback(reader, number)
    first = mails()[0].pk
    monkeypatch.setattr(delivery, "claim_all", lambda pk, now: list(mails(sent_at__isnull=True)))
    mailbox.slow = 0.2
    sent = together(10, lambda _number: deliver(first, now=LATER))
    assert sum(each for each in sent if isinstance(each, int)) > 5  # some may have waited for the database in vain
