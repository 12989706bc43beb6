"""A contractor who is late is told of once: before, at, after, again, after an outage, and not what is back."""

from datetime import timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions import contractors, progress
from repairs.models import HandOff
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_team, reported
from tests.factories.repairs_work import handed_off
from tests.moments import DAY, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
RULE = RULES["repairs.hand_off_late"]


@pytest.fixture
def out(ann: Person, tom: Person) -> HandOff:
    lead = PersonFactory(username="lead", roles=["technician"])
    return handed_off(reported(ann, team=a_team(lead, tom)), tom)


def heard() -> list[str]:
    rows = Notice.objects.filter(kind="repairs.hand_off_late", channel="inbox")
    return sorted(rows.values_list("reader__username", flat=True))


@pytest.mark.parametrize(
    ("later", "told"), [(-MINUTE, []), (0 * MINUTE, ["lead", "tom"]), (MINUTE, ["lead", "tom"]), (9 * DAY, ["lead", "tom"])]
)
def test_before_at_after_and_after_an_outage(out: HandOff, later: timedelta, told: list[str]) -> None:
    run(RULE, now=MONDAY_9AM)
    for _twice in range(2):
        run(RULE, now=out.due_at + later)
    assert heard() == told


def test_another_day_is_told_anew(out: HandOff, tom: Person) -> None:
    run(RULE, now=out.due_at)
    later = contractors.renew(out, due_at=out.due_at + 5 * DAY, by=tom, now=out.due_at)
    run(RULE, now=later.due_at - MINUTE)
    assert heard() == ["lead", "tom"]
    run(RULE, now=later.due_at)
    assert heard() == sorted(["lead", "tom"] * 2)


def test_what_is_back_or_repaired_is_no_matter_any_more(out: HandOff, tom: Person, ann: Person) -> None:
    contractors.come_back(out, outcome="repaired", words="好了", by=tom, now=MONDAY_9AM)
    other = handed_off(reported(ann, team=out.ticket.team), tom)
    progress.resolve(other.ticket, words="好了", by=tom, now=MONDAY_9AM)
    run(RULE, now=out.due_at + DAY)
    assert heard() == []
