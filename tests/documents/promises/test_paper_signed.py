"""Yellow after three working days and red after five, over a weekend, a make-up Saturday and the October holiday."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from documents.actions import sign_offs
from documents.actions.sign_offs import Plan
from documents.models import Document
from frontdesk.office.rulebook import held_by_promise
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.documents import registered
from tests.moments import DAY, MINUTE

pytestmark = pytest.mark.django_db
OVER_A_WEEKEND = ("2026-11-19 09:00", "2026-11-24 09:00", "2026-11-26 09:00")  # Thursday; Tuesday; Thursday
OVER_A_MAKE_UP_SATURDAY = ("2026-10-08 09:00", "2026-10-12 09:00", "2026-10-14 09:00")  # Thu; Saturday 10 October is worked
OVER_THE_HOLIDAY = ("2026-09-29 09:00", "2026-10-09 09:00", "2026-10-12 09:00")  # Tue; 1 to 7 October are free, the 10th is worked


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def lights(document: Document, signer: Person, now: datetime) -> list[str]:
    """What the list, the document's page, the to-do's badge and the count in the rule book say of it."""
    client = Client()
    client.force_login(signer)
    [(_document, listed)] = client.get("/documents/").context["rows"]
    [owed] = client.get("/todos/").context["rows"]
    held = held_by_promise(now)["documents.paper_signed"]
    counted = "red" if held.red else "yellow" if held.yellow else "green"
    return [listed.colour, client.get(document.get_absolute_url()).context["light"].colour, owed.todo.light(now).value, counted]


@pytest.mark.parametrize("days", [OVER_A_WEEKEND, OVER_A_MAKE_UP_SATURDAY, OVER_THE_HOLIDAY])
def test_the_light_turns_at_the_minute_and_list_page_badge_and_count_agree(
    olga: Person, ann: Person, at: Callable[[datetime], None], days: tuple[str, str, str]
) -> None:
    asked, yellow, red = map(moment, days)
    document = registered(olga, now=asked)
    sign_offs.begin(document, steps=[Plan([ann])], by=olga, now=asked)
    told = []
    for now in (yellow - MINUTE, yellow, red - MINUTE, red):
        at(now)
        told.append(lights(document, ann, now))
    assert told == [[colour] * 4 for colour in ("green", "yellow", "yellow", "red")]


def test_the_signer_hears_at_once_and_at_yellow_and_at_red_the_head_too(olga: Person, ann: Person, bo: Person) -> None:
    asked, yellow, red = map(moment, OVER_A_WEEKEND)
    sign_offs.begin(registered(olga, now=asked), steps=[Plan([ann])], by=olga, now=asked)
    told = []
    for now in (asked, yellow, red, red, red + 3 * DAY):
        run(RULES["timed.climb_ladders"], now=now)
        rows = Notice.objects.filter(kind__startswith="documents.", channel="inbox").order_by("pk")
        told.append([row.reader.username for row in rows.select_related("reader")])
    assert told == [["ann"], ["ann", "ann"], ["ann", "ann", "ann"], ["ann", "ann", "ann"], ["ann", "ann", "ann"]]
    # Bo heads the department but is not named on the document: nobody hears of what they may not read.
