"""Changing the calendar: written, journaled, refused when it makes nonsense or when somebody was quicker."""

from datetime import date, time

import pytest
from django.utils import translation

from frontdesk.journal.models import Detail, Entry
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.workdays import actions
from frontdesk.workdays.calendar import Hours, Kind, Special, YearStatus
from frontdesk.workdays.changes import Change, changed, mark, needed, special
from frontdesk.workdays.load import calendar
from frontdesk.workdays.models import Day, OfficeHours, Year
from tests.moments import MONDAY_9AM
from tests.races import together

FOUNDING = date(2026, 11, 25)  # a plain Wednesday
SATURDAY = date(2026, 11, 28)
OFF = Special(False, "司庆", "Founding day")
WORKED = special(is_workday=True, name_zh="", name_en="")


def change(by: Person, wanted: Change) -> Change:
    return actions.change(wanted, seen=mark(calendar()), by=by, now=MONDAY_9AM)


def recorded(verb: str) -> list[dict]:
    return [detail.data for detail in Detail.objects.filter(entry__verb=verb).order_by("pk")]


@pytest.mark.django_db
def test_a_day_is_added_changed_and_put_back_and_each_step_stands_in_the_trail(olga: Person) -> None:
    renamed = Special(False, "公司成立日", "Founding day")
    kinds = []
    for wanted in (OFF, renamed, None):
        change(olga, Change(days={FOUNDING: wanted}))
        kinds.append(calendar().kind(FOUNDING))

    assert kinds == [Kind.HOLIDAY, Kind.HOLIDAY, Kind.WORKDAY]
    off, other = ({"is_workday": "False", "name_zh": name, "name_en": "Founding day"} for name in ("司庆", "公司成立日"))
    assert recorded("change_day") == [{"on": "2026-11-25", "old": old, "new": new} for old, new in (({}, off), (off, other), (other, {}))]
    assert set(Entry.objects.filter(verb="change_day").values_list("actor_id", "at")) == {(olga.pk, MONDAY_9AM)}


@pytest.mark.django_db
def test_what_stands_there_already_is_neither_written_nor_recorded(olga: Person) -> None:
    standing = calendar().specials[date(2026, 10, 1)]
    assert not change(olga, Change(days={date(2026, 10, 1): standing, FOUNDING: None}, hours={0: calendar().hours[0]}))
    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_hours_are_changed_opened_and_closed(olga: Person) -> None:
    change(olga, Change(hours={4: Hours(time(9), time(16)), 5: Hours(time(10), time(12)), 0: None}))

    assert list(OfficeHours.objects.values_list("weekday", "opens", "lunch_from", "closes")) == [
        *[(weekday, time(9), time(12), time(18)) for weekday in (1, 2, 3)],
        (4, time(9), None, time(16)),
        (5, time(10), None, time(12)),
    ]
    assert [entry["weekday"] for entry in recorded("change_office_hours")] == ["0", "4", "5"]


@pytest.mark.django_db
def test_a_year_is_called_official_when_its_days_are_published(olga: Person) -> None:
    change(olga, Change(years={2027: YearStatus.OFFICIAL}))
    assert (Year.objects.get(year=2027).status, recorded("change_year")) == (
        "official",
        [{"year": "2027", "old": {"status": "provisional"}, "new": {"status": "official"}}],
    )


@pytest.mark.django_db
def test_a_year_becomes_provisional_with_its_first_day_and_unpublished_with_the_loss_of_its_last(olga: Person) -> None:
    day, found = date(2031, 10, 1), []
    for wanted in (Special(False, "国庆节", "National Day"), None):
        change(olga, Change(days={day: wanted}))
        found.append(calendar().year_status(2031))
    assert found == [YearStatus.PROVISIONAL, YearStatus.NONE]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Change(days={FOUNDING: WORKED}), "kind"),  # a Wednesday is worked anyway
        (Change(days={FOUNDING: Special(False)}), "name_zh"),
        (Change(days={FOUNDING: Special(False, "x" * 101, "x")}), "name_zh"),
        (Change(days={FOUNDING: Special(False, "x", "x" * 101)}), "name_en"),
        (Change(days={date(1999, 1, 1): OFF}), "day"),
        (Change(hours=dict.fromkeys(range(7))), "closed"),
        (Change(years={2031: YearStatus.OFFICIAL}), "no-days"),
        (Change(years={2026: YearStatus.NONE}), "has-days"),
    ],
)
def test_nonsense_is_refused_and_nothing_of_it_is_written(olga: Person, wanted: Change, code: str) -> None:
    before = calendar()
    fine = Change(days={SATURDAY: WORKED, **wanted.days}, hours=wanted.hours, years=wanted.years)
    with pytest.raises(Refused) as refused:
        change(olga, fine)
    assert (refused.value.code, calendar() == before, Entry.objects.count()) == (code, True, 0)


@pytest.mark.django_db
def test_a_saturday_can_be_made_up_and_takes_the_hours_of_a_weekday(olga: Person) -> None:
    change(olga, Change(days={SATURDAY: WORKED}))
    now = calendar()
    assert (now.kind(SATURDAY), now.hours_on(SATURDAY), now.specials[SATURDAY].name_zh) == (Kind.MAKE_UP, now.hours[0], "调休上班")


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (("司庆", ""), ("司庆", "司庆")),
        (("", "Founding day"), ("Founding day", "Founding day")),
        ((" 司庆 ", " F "), ("司庆", "F")),
        (("", ""), ("", "")),
    ],
)
def test_one_name_serves_both_languages(given: tuple[str, str], names: tuple[str, str]) -> None:
    made = special(is_workday=False, name_zh=given[0], name_en=given[1])
    assert (made.name_zh, made.name_en) == names


@pytest.mark.django_db
def test_what_is_previewed_is_what_is_written(olga: Person) -> None:
    wanted = Change(days={FOUNDING: OFF, date(2031, 5, 1): OFF}, hours={4: None}, years={2027: YearStatus.OFFICIAL})
    would_be = changed(calendar(), needed(calendar(), wanted))
    change(olga, wanted)
    assert (calendar() == would_be, mark(calendar()) == mark(would_be)) == (True, True)


@pytest.mark.django_db
def test_who_saw_another_calendar_is_refused_even_for_another_day(olga: Person) -> None:
    seen = mark(calendar())
    actions.change(Change(days={FOUNDING: OFF}), seen=seen, by=olga, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused, translation.override("en"):
        actions.change(Change(days={SATURDAY: WORKED}), seen=seen, by=olga, now=MONDAY_9AM)
    assert (refused.value.code, str(refused.value)[:42]) == ("changed", "Somebody else has just changed the working")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_the_same_day_at_once_one_is_refused(olga: Person, bo: Person) -> None:
    seen, people = mark(calendar()), [olga, bo] * 4

    def save(number: int) -> Change:
        wanted = Change(days={FOUNDING: Special(False, f"名{number}", f"Name {number}")})
        return actions.change(wanted, seen=seen, by=people[number], now=MONDAY_9AM)

    answers = together(8, save)

    won = [number for number, answer in enumerate(answers) if isinstance(answer, Change)]
    refused = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert (len(won), refused) == (1, ["changed"] * 7)
    assert (Day.objects.get(on=FOUNDING).name_zh, len(recorded("change_day"))) == (f"名{won[0]}", 1)


@pytest.mark.django_db(transaction=True)
def test_control_without_looking_at_the_mark_the_last_one_would_win_unseen(
    olga: Person, bo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "mark", lambda calendar: "always")

    def save(number: int) -> Change:
        wanted = Change(days={FOUNDING: Special(False, f"名{number}", f"Name {number}")})
        return actions.change(wanted, seen="always", by=(olga, bo)[number], now=MONDAY_9AM)

    assert [type(answer) for answer in together(2, save)] == [Change, Change]
    assert len(recorded("change_day")) == 2
