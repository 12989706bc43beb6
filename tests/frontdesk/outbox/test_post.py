"""Posting honours what a reader said: channels, muted kinds, quiet hours; and what cannot wait does not."""

from datetime import datetime, time

import pytest

from frontdesk.limits import actions as limits
from frontdesk.outbox.actions import manners
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.limits import Merging, QuietHours
from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from visitors.notices.thanks_late import ThanksLate
from visitors.notices.visit_arrived import VisitArrived
from visitors.notices.visit_feedback import VisitFeedback
from visitors.notices.visit_thanks import VisitThanks

TUESDAY_10PM = datetime(2026, 11, 24, 22, 0, tzinfo=SHANGHAI)
WEDNESDAY_8AM = datetime(2026, 11, 25, 8, 0, tzinfo=SHANGHAI)
SATURDAY_NOON = datetime(2026, 11, 28, 12, 0, tzinfo=SHANGHAI)
WINDOW = 5 * MINUTE


def told(kind: type[NoticeKind], person: Person, now: datetime) -> dict[str, tuple[datetime, bool]]:
    """By which channels, due when, and whether it is read from the start."""
    post(kind, cause=f"{kind.name}:{now}", to=person, subject=person, data={"visitor": "x"}, now=now)
    rows = Notice.objects.filter(cause=f"{kind.name}:{now}")
    return {row.channel: (row.due_at, row.read_at is not None) for row in rows}


def test_by_inbox_at_once_and_by_mail_after_the_window(ann: Person) -> None:
    assert told(VisitFeedback, ann, MONDAY_9AM) == {"inbox": (MONDAY_9AM, False), "mail": (MONDAY_9AM + WINDOW, False)}


def test_what_somebody_waits_for_is_not_gathered(ann: Person) -> None:
    assert told(VisitArrived, ann, MONDAY_9AM)["mail"] == (MONDAY_9AM, False)


def test_a_muted_kind_stands_in_the_inbox_as_read_and_goes_nowhere_else(ann: Person) -> None:
    manners.mute(ann, VisitFeedback.name, by=ann, now=MONDAY_9AM)
    assert told(VisitFeedback, ann, MONDAY_9AM) == {"inbox": (MONDAY_9AM, True)}

    manners.unmute(ann, VisitFeedback.name, by=ann, now=MONDAY_9AM)
    assert set(told(VisitFeedback, ann, MONDAY_9AM + HOUR)) == {"inbox", "mail"}


@pytest.mark.parametrize("kind", [VisitArrived.name, ThanksLate.name, "nobody.knows"])
def test_what_somebody_waits_for_and_what_is_owed_is_never_muted(ann: Person, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        manners.mute(ann, kind, by=ann, now=MONDAY_9AM)
    assert refused.value.code == "must"


def test_without_mail_only_the_inbox(ann: Person) -> None:
    manners.change_manner(ann, by_mail=False, quiet="office", by=ann, now=MONDAY_9AM)
    assert (set(told(VisitFeedback, ann, MONDAY_9AM)), set(told(VisitArrived, ann, MONDAY_9AM))) == ({"inbox"}, {"inbox"})


def test_at_night_and_on_days_off_mail_waits_and_the_inbox_does_not(ann: Person) -> None:
    night, weekend = told(VisitFeedback, ann, TUESDAY_10PM), told(VisitFeedback, ann, SATURDAY_NOON)
    assert [night["inbox"][0], night["mail"][0], weekend["mail"][0]] == [TUESDAY_10PM, WEDNESDAY_8AM, WEDNESDAY_8AM + 5 * DAY]
    assert Notice.objects.held(TUESDAY_10PM + HOUR).count() == 2


def test_with_no_quiet_hours_nothing_waits_for_the_morning(ann: Person) -> None:
    manners.change_manner(ann, by_mail=True, quiet="none", by=ann, now=MONDAY_9AM)
    assert told(VisitFeedback, ann, TUESDAY_10PM)["mail"][0] == TUESDAY_10PM + WINDOW


def test_hours_of_one_s_own_hold_what_is_urgent_outside_office_time_only(ann: Person) -> None:
    manners.change_manner(ann, by_mail=True, quiet="own", quiet_from=time(10), quiet_until=time(9), by=ann, now=MONDAY_9AM)
    assert [
        told(VisitFeedback, ann, MONDAY_9AM + 2 * HOUR)["mail"][0],
        told(VisitArrived, ann, MONDAY_9AM + 2 * HOUR)["mail"][0],
        told(VisitArrived, ann, TUESDAY_10PM)["mail"][0],
    ] == [MONDAY_9AM + DAY, MONDAY_9AM + 2 * HOUR, WEDNESDAY_8AM + HOUR]


def test_what_is_urgent_ignores_the_office_s_quiet_hours(ann: Person) -> None:
    assert told(VisitArrived, ann, TUESDAY_10PM)["mail"][0] == TUESDAY_10PM


def test_an_emergency_ignores_every_wish(ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(VisitFeedback, "emergency", True)
    manners.change_manner(ann, by_mail=False, quiet="own", quiet_from=time(1), quiet_until=time(0), by=ann, now=MONDAY_9AM)
    assert told(VisitFeedback, ann, TUESDAY_10PM)["mail"] == (TUESDAY_10PM, False)


def test_the_manager_moves_the_hours_and_the_window(ann: Person, olga: Person) -> None:
    limits.change(QuietHours, values={"begin": "23:00", "free_days": False}, by=olga, now=MONDAY_9AM)
    limits.change(Merging, values={"window": 0}, by=olga, now=MONDAY_9AM)
    assert [told(VisitFeedback, ann, moment)["mail"][0] for moment in (TUESDAY_10PM, SATURDAY_NOON)] == [TUESDAY_10PM, SATURDAY_NOON]


def outside(channel: Channel, now: datetime, latest: datetime | None = None) -> datetime:
    post(VisitThanks, cause=f"{now}", channel=channel, address="13900005678", subject=Person(pk=1), data={"x": 1}, latest=latest, now=now)
    return Notice.objects.get(cause=f"{now}").due_at


def test_a_text_message_wakes_no_visitor_and_a_mail_goes_at_every_hour(db: None) -> None:
    assert [outside(Channel.SMS, TUESDAY_10PM), outside(Channel.MAIL, TUESDAY_10PM + MINUTE), outside(Channel.SMS, SATURDAY_NOON)] == [
        WEDNESDAY_8AM,
        TUESDAY_10PM + MINUTE,
        SATURDAY_NOON,
    ]


def test_a_text_message_goes_early_rather_than_too_late(db: None) -> None:
    late, in_time = TUESDAY_10PM + 8 * HOUR, WEDNESDAY_8AM
    assert [outside(Channel.SMS, TUESDAY_10PM, late), outside(Channel.SMS, TUESDAY_10PM + MINUTE, in_time)] == [TUESDAY_10PM, WEDNESDAY_8AM]


def test_the_limit_of_the_kind_itself_counts_too(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(VisitThanks, "within", 4 * HOUR)
    assert outside(Channel.SMS, TUESDAY_10PM) == TUESDAY_10PM


def test_only_what_is_due_now_rings(ann: Person, django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks() as rings:
        told(VisitFeedback, ann, MONDAY_9AM)
    with django_capture_on_commit_callbacks() as more:
        told(VisitArrived, ann, MONDAY_9AM)
    assert (len(rings), len(more)) == (0, 1)
