"""The head is reminded the day before and told at the close; the day after, which is after the holidays, the manager hears."""

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.actions.absences import announce
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Light, Todo
from frontdesk.todos.promises import PROMISES
from supplies.models import DemandForm
from tests.factories.supplies_demand import CLOSES, OPENS, a_round, asked, at, pens, the_form
from tests.moments import MINUTE


def heard(kind: str, *moments) -> list[list[str]]:
    told = []
    for now in moments:
        run(RULES["timed.climb_ladders"], now=now)
        rows = Notice.objects.filter(kind=f"supplies.{kind}", channel=Channel.INBOX).order_by("pk")
        told.append([row.reader.username for row in rows.select_related("reader")])
    return told


def test_yellow_the_day_before_red_at_the_close(ann: Person, bo: Person, olga: Person) -> None:
    a_round()
    asked(olga.department, by=olga)
    todo = Todo.objects.open().get(promise="supplies.demand_handed_in")
    lights = [todo.light(now) for now in (OPENS, at(29) - MINUTE, at(29), CLOSES - MINUTE, CLOSES)]
    assert lights == [Light.GREEN, Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED]


def test_the_ladder_skips_the_holidays(ann: Person, bo: Person, olga: Person) -> None:
    """1 to 7 October are free: the morning after the close is the 8th."""
    a_round()
    asked(olga.department, by=olga)
    assert heard("demand_reminder", at(29) - MINUTE, at(29), at(29, 10)) == [[], ["bo"], ["bo"]]
    assert heard("demand_late", CLOSES - MINUTE, CLOSES, at(8, 8, month=10)) == [[], ["bo"], ["bo"]]
    assert sorted(heard("demand_late", at(8, 9, month=10))[0]) == ["bo", "bo", "olga"]


def test_whoever_acts_for_the_head_is_reminded(ann: Person, bo: Person, tom: Person, olga: Person) -> None:
    a_round()
    asked(olga.department, by=olga)
    announce(person=bo, stand_in=tom, from_on=at(28).date(), until_on=at(30).date(), by=bo, now=OPENS)
    assert heard("demand_reminder", at(29)) == [["tom"]]


def test_handing_it_in_settles_it_and_nobody_is_reminded(ann: Person, bo: Person, olga: Person) -> None:
    a_round()
    asked(bo.department, pens(), by=bo)
    asked(olga.department, by=olga)
    assert Todo.objects.open().count() == 0
    assert heard("demand_reminder", at(29)) == [[]]


def test_it_is_called_by_department_and_month(ann: Person, bo: Person, charlie: Person) -> None:
    a_round()
    form = the_form(bo.department)
    todo, kind = Todo.objects.open().about(form).get(), PROMISES["supplies.demand_handed_in"]
    about = kind.describe([todo], bo)[todo.pk]
    assert (about.title, about.path) == ("提交产品部2026年10月办公用品需求表", form.get_absolute_url())
    assert kind.describe([todo], charlie) == {}
    assert DemandForm.objects.visible_to(charlie).count() == 0
