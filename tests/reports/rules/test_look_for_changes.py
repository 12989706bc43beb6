"""What a frozen month comes to later is restated the night after, once for each change, and never silently."""

from datetime import datetime

import pytest

from frontdesk.daily.models import Counted, MonthFacts
from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.timed.dry import dry_run
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.web.figures import FIGURES
from reports.actions import freezing
from reports.invariants import frozen_once, restated_in_turn
from reports.models import FrozenFigure, FrozenMonth, Restated
from tests.factories.frozen import CHANGES, FROZEN, at, frozen_october, looked
from tests.factories.visitors import arrived_visit
from tests.facts import counted
from tests.moments import DAY, HOUR, MINUTE
from tests.races import together
from tests.staff import Staff, words
from visitors.models import Visit

pytestmark = pytest.mark.django_db
VISITS, ARRIVED = "visitors.visits", "visitors.came"
NIGHT = at(2026, 11, 3, 3, 40)


@pytest.fixture
def october(ann: Person, olga: Person) -> FrozenMonth:
    """Two visits in October, and its figures frozen on 2 November; the rule is alive since that noon."""
    for number in range(2):
        arrived_visit(ann, name=f"客{number}", now=at(2026, 10, 12 + number, 9))
    return frozen_october()


def night(number: int = 0) -> list[str]:
    return looked(CHANGES, NIGHT + number * DAY, since=FROZEN + HOUR)


def late(ann: Person, now: datetime) -> Visit:
    """Somebody writes a visit of October down now."""
    visit = arrived_visit(ann, name="补录", now=at(2026, 10, 20, 9))
    counted(now)
    return visit


def said() -> list[tuple[str, float | None, str]]:
    rows = Restated.objects.filter(frozen_figure__figure=VISITS).order_by("pk")
    return [(each.was["en"], each.number, each.because) for each in rows]


def test_the_newest_night_alone_and_only_of_what_was_frozen_before(october: FrozenMonth) -> None:
    looks = (NIGHT - MINUTE, NIGHT, NIGHT + MINUTE, NIGHT + 3 * DAY)
    found = [looked(CHANGES, now, since=FROZEN + HOUR) for now in looks]
    assert found == [[], ["2026-10:2026-11-03"], [], ["2026-10:2026-11-06"]]
    assert (Restated.objects.count(), Entry.objects.filter(verb="find_changes").count()) == (0, 0)


def test_while_days_are_counted_anew_nothing_is_compared_and_the_pages_say_so(october: FrozenMonth, ann: Person, olga: Person) -> None:
    state = Counted.objects.get(daily=ARRIVED)
    Counted.objects.filter(pk=state.pk).update(left=["2026-10-01"])
    MonthFacts.objects.filter(daily=ARRIVED).delete()
    assert (night(), said(), "counted anew" in words(Staff(olga).open("reports:month"))) == ([], [], True)
    Counted.objects.filter(pk=state.pk).update(left=[])  # control
    assert (night(1), said()) == (["2026-10:2026-11-04"], [("2", 0.0, "changed")])
    assert "counted anew" not in words(Staff(olga).open("reports:month"))


def test_what_was_written_down_late_is_restated_once(october: FrozenMonth, ann: Person) -> None:
    late(ann, FROZEN + 2 * HOUR)
    night()
    assert said() == [("2", 3.0, "changed")]
    night(1)
    assert said() == [("2", 3.0, "changed")]
    late(ann, NIGHT + DAY + HOUR)
    night(2)
    assert said() == [("2", 3.0, "changed"), ("3", 4.0, "changed")]
    kept = FrozenFigure.objects.get(figure=VISITS)
    assert (kept.number, kept.came["en"]["value"], kept.holding["en"]["value"]) == (2.0, "2", "4")
    assert (list(frozen_once()), list(restated_in_turn()), Entry.objects.filter(verb="find_changes").count()) == ([], [], 2)


def test_the_invariant_finds_a_restatement_that_is_not_in_turn(october: FrozenMonth, ann: Person) -> None:
    late(ann, FROZEN + 2 * HOUR)
    night()
    Restated.objects.filter(frozen_figure__figure=VISITS).update(was={"en": "1", "zh-hans": "1"})
    assert len(list(restated_in_turn())) == 1


def test_a_department_that_is_called_otherwise_changes_nothing(october: FrozenMonth, ann: Person) -> None:
    assert ann.department
    ann.department.name = ann.department.name_en = "Renamed"
    ann.department.save()
    night()
    assert Restated.objects.count() == 0


def test_by_another_version_of_its_rule_it_stands_as_it_was_frozen(
    october: FrozenMonth, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    late(ann, FROZEN + 2 * HOUR)
    monkeypatch.setattr(type(FIGURES[VISITS]), "version", 2)
    night()
    assert said() == []


def test_a_dry_run_writes_nothing(october: FrozenMonth, ann: Person) -> None:
    looked(CHANGES, FROZEN + HOUR, since=FROZEN + HOUR)
    late(ann, FROZEN + 2 * HOUR)
    assert [each.words != "" for each in dry_run(RULES[CHANGES], now=NIGHT)] == [True]
    assert Restated.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_restate_once(october: FrozenMonth, ann: Person) -> None:
    looked(CHANGES, FROZEN + HOUR, since=FROZEN + HOUR)
    late(ann, FROZEN + 2 * HOUR)
    answers = together(2, lambda _number: run(RULES[CHANGES], now=NIGHT))
    assert [answer.errors for answer in answers] == [{}, {}]
    assert said() == [("2", 3.0, "changed")]


@pytest.mark.django_db(transaction=True)
def test_two_who_look_at_once_without_the_rule_restate_once(october: FrozenMonth, ann: Person) -> None:
    late(ann, FROZEN + 2 * HOUR)
    together(2, lambda _number: freezing.look_for_changes(october, now=NIGHT))
    assert said() == [("2", 3.0, "changed")]


def test_control_who_does_not_see_what_was_restated_restates_again(
    october: FrozenMonth, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    late(ann, FROZEN + 2 * HOUR)
    monkeypatch.setattr(FrozenFigure, "holding", property(lambda kept: kept.came))
    for _worker in range(2):
        freezing.look_for_changes(october, now=NIGHT)
    assert said() == [("2", 3.0, "changed")] * 2


def test_a_quarter_says_which_of_its_months_came_to_something_else(october: FrozenMonth, ann: Person, olga: Person, at) -> None:
    at(NIGHT + 4 * HOUR)
    staff = Staff(olga)
    assert "Counted now. 1 of its months is frozen." in words(staff.client.get("/reports/?period=2026-Q4"))
    late(ann, NIGHT - HOUR)
    night()
    many = FrozenFigure.objects.filter(restatements__isnull=False).count()
    page = staff.client.get("/reports/?period=2026-Q4")
    assert (many > 1, f"{many} figures of 2026-10 restated since" in words(page)) == (True, True)
    assert october.get_absolute_url() in page.content.decode()
    assert "Counted now." not in words(staff.client.get("/reports/?period=2026-10"))
