"""The working calendar's pages: a year to read, and changes that are seen before they are saved, with the deadlines they move."""

import re
from datetime import date, time
from typing import Any

import pytest
from django.http import HttpResponse

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described
from frontdesk.workdays import actions
from frontdesk.workdays.calendar import Kind, Special, YearStatus
from frontdesk.workdays.changes import Change, mark
from frontdesk.workdays.load import calendar
from frontdesk.workdays.models import Day, OfficeHours
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.promised import kind_of, owed
from tests.queries import queries
from tests.races import together
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db
TUESDAY_2PM = MONDAY_9AM + DAY + 5 * HOUR  # eight working hours later it is Wednesday the 25th, 14:00
WEDNESDAY_2PM = TUESDAY_2PM + DAY
THE_25TH = date(2026, 11, 25)
FOUNDING = {"kind": "holiday", "name_zh": "司庆", "name_en": "Founding day"}


@pytest.fixture
def manager(olga: Person) -> Staff:
    return Staff(olga)


def seen_in(response: HttpResponse) -> str:
    """The mark on the save button: what the page has shown."""
    found = re.search(r'name="previewed" value="([^"]+)"', response.content.decode())
    assert found, words(response)
    return found.group(1)


def save_day(manager: Staff, day: str, **given: str) -> HttpResponse:
    """Preview, then save what was shown."""
    return manager.press("workday_day", day, **given, previewed=seen_in(manager.press("workday_day", day, **given)))


def week(**other: str) -> dict[str, str]:
    """The form of an ordinary week, with some fields otherwise."""
    usual = {"opens": "09:00", "lunch_from": "12:00", "lunch_until": "13:00", "closes": "18:00"}
    given = {f"{part}_{weekday}": at for weekday in range(5) for part, at in usual.items()} | {
        f"open_{weekday}": "on" for weekday in range(5)
    }
    return {name: value for name, value in (given | other).items() if value is not None}


# --- the year -------------------------------------------------------------------------------------------


def test_everybody_in_the_office_reads_the_year_and_only_the_manager_changes_it(ann: Person, rita: Person, manager: Staff) -> None:
    for person in (ann, rita):
        staff = Staff(person)
        page = staff.open("workday_year", year=2026)
        assert (page.status_code, "/workdays/2026-" in page.content.decode(), "/workdays/hours/" in page.content.decode()) == (
            200,
            False,
            False,
        )
        assert staff.open("workday_export", year=2026).status_code == 200
        refused = [
            staff.open("workday_day", "2026-11-25"),
            staff.open("workday_hours"),
            staff.open("workday_import"),
            staff.press("workday_status"),
        ]
        assert [answer.status_code for answer in refused] == [403] * 4
    page = manager.open("workday_year", year=2026).content.decode()
    assert (page.count('href="/workdays/2026-'), 'href="/settings/" aria-current="page"' in page) == (365 + 13, True)


def test_the_year_shows_every_day_with_its_kind_in_words_and_the_holidays_as_announced(manager: Staff) -> None:
    page = manager.open("workday_year", year=2026)
    html = page.content.decode()
    assert (html.count("<caption"), html.count('<td class="is-holiday'), html.count('<td class="is-make-up')) == (12, 22, 6)
    assert html.count('<span class="visually-hidden"> holiday: National Day</span>') == 3
    assert "National Day 10-01 Thu – 10-07 Wed 7 days off" in words(page)
    assert "Mon – Fri 09:00 – 18:00 12:00 – 13:00 Sat – Sun closed" in words(page)


@pytest.mark.parametrize(
    ("year", "light", "banner"),
    [
        (2026, "official", ""),
        (2027, "provisional", "2027: make-up working days are not published yet."),
        (2031, "not published", "2031: no holidays are entered."),
    ],
)
def test_the_state_of_a_year_is_a_light_with_words_and_a_banner_that_says_what_to_do(
    manager: Staff, ann: Person, year: int, light: str, banner: str
) -> None:
    mine, hers = (words(staff.open("workday_year", year=year)) for staff in (manager, Staff(ann)))
    assert (light in mine, banner in mine, banner in hers) == (True, True, True)
    assert ("mport the year or choose" in mine, "The admin manager enters them" in hers) == (bool(banner), bool(banner))


def test_today_is_marked_once_and_only_in_its_year(manager: Staff) -> None:
    now = date.today()  # noqa: DTZ011  the page reads the clock, and so does the test
    pages = [manager.open("workday_year", **ask).content.decode() for ask in ({}, {"year": now.year + 1})]
    assert [page.count('aria-current="date"') for page in pages] == [1, 0]


@pytest.mark.parametrize("asked", ["", "abc", "20261", "²⁰²⁶", "-1"])
def test_a_year_that_is_none_is_this_one(manager: Staff, asked: str) -> None:
    assert f"Working calendar {date.today().year}" in words(manager.open("workday_year", year=asked))  # noqa: DTZ011


@pytest.mark.parametrize("asked", ["2026-13-01", "1999-12-31", "2101-01-01", "20261001", "2026-W01-1", "nonsense"])
def test_a_day_that_is_none_is_not_found(manager: Staff, asked: str) -> None:
    assert manager.open("workday_day", asked).status_code == 404


def test_every_page_asks_the_same_number_of_questions_however_full_the_calendar(manager: Staff) -> None:
    pages = [("workday_year", ()), ("workday_day", ("2026-11-25",)), ("workday_hours", ()), ("workday_import", ()), ("workday_export", ())]
    few = [queries(lambda page=page, args=args: manager.open(page, *args)) for page, args in pages]
    Day.objects.bulk_create([Day(on=date(2030, 1, 1 + n), is_workday=False, name_zh="x", name_en="x") for n in range(30)])
    assert [queries(lambda page=page, args=args: manager.open(page, *args)) for page, args in pages] == few
    assert max(few) <= 9


# --- a day ----------------------------------------------------------------------------------------------


def test_a_holiday_is_seen_with_the_deadlines_it_moves_and_then_saved_with_them(
    manager: Staff, ann: Person, olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo = owed(kind_of(monkeypatch, Clock.HOURS), ann, TUESDAY_2PM)
    wall = owed(kind_of(monkeypatch, Clock.WALL), ann, TUESDAY_2PM)
    assert todo.due_at == WEDNESDAY_2PM

    page = manager.press("workday_day", "2026-11-25", **FOUNDING)
    assert page.status_code == 200
    assert "as usual → becomes holiday Founding day" in words(page).replace("→", "→ becomes") or "as usual → holiday Founding day" in words(
        page
    )
    assert f"Matter {todo.subject_id}" in words(page)
    assert "Due now 2026-11-25 14:00 Wed Due then 2026-11-26 14:00 Thu 24 h later" in words(page)
    assert (Day.objects.filter(on=THE_25TH).exists(), Todo.objects.get(pk=todo.pk).due_at) == (False, WEDNESDAY_2PM)

    saved = manager.press("workday_day", "2026-11-25", **FOUNDING, previewed=seen_in(page))
    assert (saved.status_code, saved["Location"]) == (303, "/workdays/?year=2026#m11")
    assert manager.told(saved) == ["Saved. 1 deadline moved."]
    assert calendar().specials[THE_25TH] == Special(False, "司庆", "Founding day")
    moved = Todo.objects.get(pk=todo.pk)
    assert (moved.due_at, moved.yellow_at) == (WEDNESDAY_2PM + DAY, todo.yellow_at)
    assert Todo.objects.get(pk=wall.pk).due_at == wall.due_at
    assert list(Entry.objects.filter(verb="change_day").values_list("actor_id", flat=True)) == [olga.pk]


def test_a_day_put_back_brings_the_deadlines_back(manager: Staff, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    todo = owed(kind_of(monkeypatch, Clock.DAYS, due=lambda self, values: 2 * DAY), ann, TUESDAY_2PM)
    due = []
    for given in (FOUNDING, {"kind": "usual"}):
        save_day(manager, "2026-11-25", **given)
        due.append(Todo.objects.get().due_at - todo.due_at)
    assert (due, calendar().kind(THE_25TH)) == ([DAY, 0 * DAY], Kind.WORKDAY)


def test_a_make_up_saturday_brings_deadlines_forward(manager: Staff, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    owed(kind_of(monkeypatch, Clock.HOURS), ann, MONDAY_9AM + 4 * DAY + 5 * HOUR)  # Friday 14:00
    page = manager.press("workday_day", "2026-11-28", kind="make-up")
    assert "Due now 2026-11-30 14:00 Mon Due then 2026-11-28 14:00 Sat 2 days sooner" in words(page)
    save_day(manager, "2026-11-28", kind="make-up")
    assert (calendar().kind(date(2026, 11, 28)), Day.objects.get(on="2026-11-28").name_en) == (Kind.MAKE_UP, "Make-up working day")


def test_when_nothing_moves_the_page_says_so(manager: Staff, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    owed(kind_of(monkeypatch, Clock.HOURS), ann, TUESDAY_2PM)
    assert "Nothing moves" in words(manager.press("workday_day", "2026-12-30", **FOUNDING))
    assert manager.told(save_day(manager, "2026-12-30", **FOUNDING)) == ["Saved. No deadline moved."]


def test_a_preview_of_what_stands_there_offers_nothing_to_save(manager: Staff) -> None:
    page = manager.press("workday_day", "2026-11-25", kind="usual")
    assert ("Nothing: the calendar says so already." in words(page), "previewed" in page.content.decode()) == (True, False)


def test_the_largest_move_stands_first_and_the_kinds_are_counted(
    manager: Staff, ann: Person, bo: Person, tom: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = kind_of(monkeypatch, Clock.HOURS, sentence="Asked things are answered.")
    for person, since in ((tom, MONDAY_9AM), (bo, TUESDAY_2PM + 2 * HOUR), (ann, TUESDAY_2PM)):
        owed(kind, person, since)
    page = manager.press("workday_hours", **week(closes_1="15:00"))
    assert [(str(move.todo.holder), move.by) for move in page.context["preview"].moves] == [(str(ann), 3 * HOUR), (str(bo), 2 * HOUR)]
    assert "2 Asked things are answered. 2 later" in words(page)


def test_a_title_that_the_reader_may_not_know_is_not_shown(manager: Staff, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = kind_of(monkeypatch, Clock.HOURS, describe=lambda self, todos, reader: {})
    owed(kind, ann, TUESDAY_2PM)
    assert "a to-do that you may not read" in words(manager.press("workday_day", "2026-11-25", **FOUNDING))


def test_a_preview_asks_the_same_number_of_questions_for_1_and_30_deadlines(
    manager: Staff, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = kind_of(monkeypatch, Clock.HOURS, describe=lambda self, todos, reader: {todo.pk: Described(f"M{todo.pk}") for todo in todos})
    owed(kind, ann, TUESDAY_2PM)
    few = queries(lambda: manager.press("workday_day", "2026-11-25", **FOUNDING))
    for number in range(60):
        owed(kind, PersonFactory(username=f"p{number}", name=f"人{number}"), TUESDAY_2PM)
    page = manager.press("workday_day", "2026-11-25", **FOUNDING)
    assert queries(lambda: manager.press("workday_day", "2026-11-25", **FOUNDING)) == few
    assert (words(page).count("Due then 2026-11-26"), "and 11 more" in words(page), "61 later" in words(page)) == (50, True, True)


def test_nothing_is_saved_that_was_not_shown(manager: Staff) -> None:
    seen = seen_in(manager.press("workday_day", "2026-11-25", **FOUNDING))
    other = {**FOUNDING, "name_zh": "别的"}
    answers = [
        manager.press("workday_day", "2026-11-25", **given)
        for given in (FOUNDING, {**other, "previewed": seen}, {**FOUNDING, "previewed": "x.y"})
    ]
    assert ([answer.status_code for answer in answers], Day.objects.filter(on=THE_25TH).exists()) == ([200, 200, 422], False)
    assert "别的" in answers[1].content.decode()


def test_who_was_slower_sees_the_calendar_as_it_is_now_with_what_was_typed_and_can_save_then(manager: Staff, bo: Person) -> None:
    seen = seen_in(manager.press("workday_day", "2026-11-25", **FOUNDING))
    actions.change(Change(days={THE_25TH: Special(False, "校庆", "School day")}), seen=mark(calendar()), by=bo, now=MONDAY_9AM)

    page = manager.press("workday_day", "2026-11-25", **FOUNDING, previewed=seen)
    assert (page.status_code, Day.objects.get(on=THE_25TH).name_zh) == (422, "校庆")
    assert ("Somebody else has just changed the working calendar." in words(page), "holiday School day" in words(page)) == (True, True)
    assert 'value="司庆"' in page.content.decode()

    manager.press("workday_day", "2026-11-25", **FOUNDING, previewed=seen_in(page))
    assert Day.objects.get(on=THE_25TH).name_zh == "司庆"


@pytest.mark.django_db(transaction=True)
def test_of_two_managers_who_save_the_same_day_at_once_one_is_shown_what_the_other_did(olga: Person) -> None:
    pair = [Staff(olga), Staff(PersonFactory(username="otto", name="奥托", roles=[Role.ADMIN_MANAGER]))]
    given = [{"kind": "holiday", "name_zh": f"名{n}", "name_en": f"Name {n}"} for n in range(2)]
    seen = [seen_in(staff.press("workday_day", "2026-11-25", **each)) for staff, each in zip(pair, given, strict=True)]

    answers = together(2, lambda n: pair[n].press("workday_day", "2026-11-25", **given[n], previewed=seen[n]))

    assert sorted(answer.status_code for answer in answers) == [303, 422]
    first = next(n for n, answer in enumerate(answers) if answer.status_code == 303)
    assert (Day.objects.get(on=THE_25TH).name_zh, Entry.objects.filter(verb="change_day").count()) == (f"名{first}", 1)


def test_a_double_click_saves_once(manager: Staff) -> None:
    seen = seen_in(manager.press("workday_day", "2026-11-25", **FOUNDING))
    given = {**FOUNDING, "previewed": seen, "once": "a" * 22}
    answers = [manager.press("workday_day", "2026-11-25", **given) for _each in range(2)]
    assert ([answer.status_code for answer in answers], Entry.objects.filter(verb="change_day").count()) == ([303, 303], 1)


@pytest.mark.parametrize(
    ("day", "given", "field"),
    [
        ("2026-11-25", {"kind": "holiday"}, "name_zh"),
        ("2026-11-25", {"kind": "make-up"}, "kind"),  # a Wednesday is worked anyway
        ("2026-11-25", {"kind": "holiday", "name_zh": "x" * 101}, "name_zh"),
        ("2026-11-28", {"kind": "party"}, "kind"),
        ("2026-11-28", {}, "kind"),
    ],
)
def test_a_day_that_makes_no_sense_is_refused_beside_its_field(manager: Staff, day: str, given: dict[str, str], field: str) -> None:
    page = manager.press("workday_day", day, **given)
    assert (page.status_code, list(page.context["form"].errors), page.context["preview"]) == (422, [field], None)


def test_when_the_deadlines_cannot_be_moved_the_calendar_stays_too(manager: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = seen_in(manager.press("workday_day", "2026-11-25", **FOUNDING))

    def broken(**_given: object) -> int:
        raise RuntimeError("in the middle")

    monkeypatch.setattr("frontdesk.office.workday_changes.recompute_open", broken)
    with pytest.raises(RuntimeError):
        manager.press("workday_day", "2026-11-25", **FOUNDING, previewed=seen)
    assert (Day.objects.filter(on=THE_25TH).exists(), Entry.objects.filter(verb="change_day").exists()) == (False, False)


# --- the week -------------------------------------------------------------------------------------------


def test_shorter_hours_are_seen_with_what_they_move_and_saved(manager: Staff, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    owed(kind_of(monkeypatch, Clock.HOURS), ann, TUESDAY_2PM)
    given = week(closes_1="17:00", open_5="on", opens_5="10:00", closes_5="12:00", open_4=None)
    page = manager.press("workday_hours", **given)
    assert "Due now 2026-11-25 14:00 Wed Due then 2026-11-25 15:00 Wed 1 h later" in words(page)
    saved = manager.press("workday_hours", **given, previewed=seen_in(page))
    assert manager.told(saved) == ["Saved. 1 deadline moved."]
    assert {row.weekday: (row.opens, row.lunch_from, row.closes) for row in OfficeHours.objects.exclude(weekday__in=(0, 2, 3))} == {
        1: (time(9), time(12), time(17)),
        5: (time(10), None, time(12)),
    }


@pytest.mark.parametrize(
    ("other", "fields"),
    [
        ({"closes_0": "08:00"}, ["closes_0"]),
        ({"lunch_from_0": "08:30"}, ["lunch_from_0"]),
        ({"lunch_until_0": "12:00"}, ["lunch_until_0"]),
        ({"lunch_until_0": "18:00"}, ["closes_0"]),
        ({"lunch_from_0": ""}, ["lunch_from_0"]),
        ({"lunch_until_0": ""}, ["lunch_until_0"]),
        ({"opens_0": ""}, ["opens_0"]),
        ({"opens_0": "", "closes_0": "x"}, ["closes_0"]),
        ({"open_5": "on"}, ["opens_5", "closes_5"]),
        ({"opens_0": "25:00", "lunch_from_3": "13:30"}, ["opens_0", "lunch_until_3"]),
        ({f"open_{weekday}": None for weekday in range(5)}, ["__all__"]),
    ],
)
def test_hours_out_of_order_are_told_at_their_fields_and_kept(manager: Staff, other: dict[str, Any], fields: list[str]) -> None:
    page = manager.press("workday_hours", **week(**other))
    assert (page.status_code, list(page.context["form"].errors), OfficeHours.objects.filter(closes=time(18)).count()) == (422, fields, 5)
    assert page.content.decode().count('aria-invalid="true"') == len([field for field in fields if field != "__all__"])


# --- the year's state -----------------------------------------------------------------------------------


def test_the_manager_calls_a_year_official_and_provisional_again(manager: Staff) -> None:
    found = []
    for status in ("official", "provisional"):
        answer = manager.press("workday_status", year="2027", status=status)
        found.append((answer["Location"], calendar().year_status(2027)))
    assert found == [("/workdays/?year=2027", YearStatus.OFFICIAL), ("/workdays/?year=2027", YearStatus.PROVISIONAL)]
    assert Entry.objects.filter(verb="change_year").count() == 2


def test_a_year_without_days_cannot_be_called_official(manager: Staff) -> None:
    answer = manager.press("workday_status", year="2031", status="official")
    assert manager.told(answer) == ["2031 has no holidays yet: enter or import them first."]
    assert [
        manager.press("workday_status", year=year, status=status).status_code for year, status in (("x", "official"), ("2027", "x"))
    ] == [404, 404]
