"""Recurring passes: made, made longer, ended; and what the kiosk says to who comes on another day."""

from datetime import date, datetime

import pytest
from django.utils import translation

from frontdesk.journal.models import Entry
from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import a_pass
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from visitors import finding, passes
from visitors.actions import recurring, visits
from visitors.models import RecurringPass, Visit

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY_9AM + DAY


def test_the_visitor_hears_once_and_what_is_near_is_expected_at_once(ann: Person) -> None:
    one = a_pass(ann, weekdays="21")

    assert (one.weekdays, [visit.code_on.day for visit in Visit.objects.order_by("code_on")]) == ("12", [23, 24])
    [notice] = Notice.objects.all()
    text = written(notice)
    assert (notice.kind, notice.address, "星期一" in text.body, "2027年3月31日" in text.body) == (
        "visitors.pass_made",
        "wu@example.com",
        True,
        True,
    )
    assert sorted(Entry.objects.values_list("verb", flat=True)) == ["expect", "expect", "make_pass"]


def test_what_has_passed_today_is_not_made(ann: Person) -> None:
    a_pass(ann, now=MONDAY_9AM + 2 * HOUR)
    assert Visit.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"weekdays": ""}, "weekdays"),
        ({"name": " "}, "name"),
        ({"until_on": date(2026, 11, 22), "from_on": date(2026, 11, 21)}, "past"),
        ({"until_on": date(2026, 11, 22)}, "dates"),
        ({"until_on": date(2027, 11, 24)}, "long"),
    ],
)
def test_what_is_refused(ann: Person, given: dict, code: str) -> None:
    with pytest.raises(Refused) as refused:
        a_pass(ann, **given)
    assert (refused.value.code, RecurringPass.objects.count()) == (code, 0)


def test_a_year_is_not_too_long(ann: Person) -> None:
    assert a_pass(ann, until_on=date(2027, 11, 23)).until_on == date(2027, 11, 23)


def test_ending_cancels_what_is_to_come_and_keeps_who_is_here(ann: Person) -> None:
    one = a_pass(ann, weekdays="12")
    monday, tuesday = Visit.objects.order_by("code_on")
    visits.check_in(monday, now=MONDAY_9AM + HOUR)

    assert recurring.end(one, by=ann, now=MONDAY_9AM + HOUR) == 1

    states = [Visit.objects.get(pk=visit.pk).state.value for visit in (monday, tuesday)]
    assert states == ["waiting", "cancelled"]
    for again in (recurring.end, lambda one, **by: recurring.lengthen(one, until_on=date(2027, 1, 1), **by)):
        with pytest.raises(Refused) as refused:
            again(one, by=ann, now=MONDAY_9AM + 2 * HOUR)
        assert refused.value.code == "ended"


def test_the_last_day_moves_both_ways_and_is_journaled(ann: Person) -> None:
    one = a_pass(ann, weekdays="12", until_on=date(2026, 11, 23))
    longer = recurring.lengthen(one, until_on=date(2026, 11, 30), by=ann, now=MONDAY_9AM)
    assert (longer.until_on, Visit.objects.alive().count()) == (date(2026, 11, 30), 2)
    recurring.lengthen(one, until_on=date(2026, 11, 23), by=ann, now=MONDAY_9AM)
    assert Visit.objects.alive().count() == 1
    assert Entry.objects.filter(verb="lengthen_pass").count() == 2
    with pytest.raises(Refused) as refused:
        recurring.lengthen(one, until_on=date(2028, 1, 1), by=ann, now=MONDAY_9AM)
    assert refused.value.code == "long"


WORDS = "Your pass is good on Monday and Wednesday until March 31, 2027. Please see reception."


@pytest.mark.parametrize(
    ("tail", "name", "now", "code"),
    [
        ("4321", "园丁老吴", TUESDAY, "other-day"),
        ("4321", "yuandinglaowu", TUESDAY, "other-day"),
        ("4321", "老吴", TUESDAY, "unknown"),  # not the name
        ("1234", "园丁老吴", TUESDAY, "unknown"),  # not the digits
        ("", "园丁老吴", TUESDAY, "unknown"),
        ("4321", "园丁老吴", datetime(2027, 4, 1, 9, tzinfo=SHANGHAI), "unknown"),  # run out
    ],
)
def test_on_another_weekday_only_name_and_digits_hear_on_which(ann: Person, tail: str, name: str, now: datetime, code: str) -> None:
    a_pass(ann)
    translation.activate("en")
    with pytest.raises(Refused) as refused:
        finding.by_phone(tail, name, now=now)
    assert (refused.value.code, str(refused.value) == WORDS) == (code, code == "other-day")


def test_an_old_qr_of_another_day_says_on_which_days_and_todays_opens(ann: Person) -> None:
    one = a_pass(ann)
    monday = passes.link_of(Visit.objects.get())
    assert finding.by_token(monday, now=MONDAY_9AM + 30 * MINUTE).recurring == one
    translation.activate("en")
    with pytest.raises(Refused, match=WORDS) as refused:
        finding.by_token(monday, now=TUESDAY)
    assert refused.value.code == "other-day"
    recurring.end(one, by=ann, now=TUESDAY)
    with pytest.raises(Refused) as refused:
        finding.by_token(monday, now=TUESDAY)
    assert str(refused.value) != WORDS
