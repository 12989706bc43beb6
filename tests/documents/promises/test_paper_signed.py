"""Yellow after three working days and red after five, over a weekend, a make-up Saturday and the October holiday."""

from datetime import datetime

import pytest

from documents.actions import sign_offs
from documents.actions.sign_offs import Plan
from documents.finding.held import held, light_of
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


@pytest.mark.parametrize("days", [OVER_A_WEEKEND, OVER_A_MAKE_UP_SATURDAY, OVER_THE_HOLIDAY])
def test_the_light_turns_at_the_minute(olga: Person, ann: Person, days: tuple[str, str, str]) -> None:
    asked, yellow, red = map(moment, days)
    document = registered(olga, now=asked)
    sign_offs.begin(document, steps=[Plan([ann])], by=olga, now=asked)
    [holder] = held([document.pk])[document.pk]
    moments = (yellow - MINUTE, yellow, red - MINUTE, red)
    assert [light_of(document, [holder], now).colour for now in moments] == ["green", "yellow", "yellow", "red"]


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
