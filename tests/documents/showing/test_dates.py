"""The dates that a form would set, by name: the same as the to-dos get afterwards, and what is special about their days."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django.test import Client
from django.utils.translation import override

from documents.actions import sign_offs
from documents.actions.sign_offs import Plan
from documents.finding.held import held
from documents.models import Document, Urgency
from documents.showing.dates import Dates, before_handling, before_signing, of_document
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.moments import MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db
BEFORE_THE_HOLIDAY = datetime.fromisoformat("2026-09-29 09:00+08:00")  # a Tuesday; 1 to 7 October are free, Saturday the 10th is worked


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with override("en"):
        yield


def dates(now: datetime, due: str = "", urgency: Urgency = Urgency.NORMAL) -> Dates:
    return before_signing(Document(urgency=urgency, due_on=date.fromisoformat(due) if due else None), now)


def test_over_the_october_holiday_every_day_has_its_name() -> None:
    found = dates(BEFORE_THE_HOLIDAY, "2026-10-12")
    assert list(found.said) == [
        "Sent now, a signature turns yellow on Fri 9 Oct and red on Mon 12 Oct.",
        "Due Mon 12 Oct, 5 working days from today.",
        "Thu 1 Oct – Wed 7 Oct, National Day: days off.",
        "Sat 10 Oct is a make-up working day and counts.",
    ]
    assert found.warned == []


@pytest.mark.parametrize(
    ("due", "warned"),
    [
        ("2026-11-21", ["The due date has passed."]),
        ("2026-11-24", ["It is due before a signature turns red: name it when you send it, or make it urgent."]),
        ("2026-12-05", ["Sat 5 Dec is a day off (weekend). The last working day before it is Fri 4 Dec."]),
        ("2027-01-04", ["The make-up days of 2027 are not published yet: these dates may move."]),
        ("2026-12-04", []),
    ],
)
def test_what_is_wrong_with_a_due_date_is_said_before_it_is_saved(due: str, warned: list[str]) -> None:
    assert dates(MONDAY_9AM, due).warned == warned


def test_of_a_year_that_nobody_entered_only_weekdays_are_counted_and_it_says_so() -> None:
    assert "The calendar of 2028 is not known: only weekdays are counted." in dates(MONDAY_9AM, "2028-01-05").warned
    assert before_handling(date(2029, 1, 6), MONDAY_9AM).warned[0].startswith("Sat 6 Jan is a day off (weekend).")
    assert queries(lambda: dates(MONDAY_9AM, "9999-12-31")) < 6


def test_the_preview_says_what_the_to_do_has_afterwards(olga: Person, ann: Person) -> None:
    for urgency, day in ((Urgency.NORMAL, "Mon 30 Nov"), (Urgency.URGENT, "Tue 24 Nov 09:00")):
        document = registered(olga, urgency=urgency)
        assert f"red {'on ' if day.startswith('Mon') else ''}{day}" in before_signing(document, MONDAY_9AM).said[0]
        sign_offs.begin(document, steps=[Plan([ann])], by=olga, now=MONDAY_9AM)
        seen = of_document(document, held([document.pk])[document.pk], MONDAY_9AM)
        assert seen
        assert seen.said[0].endswith(f"red on {day}.")
    said = before_handling(date(2026, 11, 27), MONDAY_9AM).said
    assert said[0] == "Reminded on Thu 26 Nov, red on Fri 27 Nov 18:00."


def test_nonsense_in_the_address_is_no_error(rita: Person) -> None:
    client = Client()
    client.force_login(rita)
    for asked in ("due_on=gestern&urgency=x", "handling=1&due_on=0001-01-01", "handling=1", "due_on=9999-12-31", "due_on=0001-01-01"):
        assert client.get(f"/documents/dates/?{asked}").status_code == 200
