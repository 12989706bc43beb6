"""Who took supplies without signing confirms within a working day; then who handed them out hears."""

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from supplies.actions.handing_out import confirm
from supplies.models import Handout
from tests.factories.supplies import stocked
from tests.factories.supplies_requisition import asked, handed
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM


def told() -> list[str]:
    rows = Notice.objects.filter(kind="supplies.handout_unconfirmed", channel=Channel.INBOX).order_by("pk")
    return list(rows.values_list("reader__username", flat=True))


def taken(ann: Person, rita: Person) -> Handout:
    paper = asked(ann, {stocked(5, is_everyday=True): 1})
    return handed(paper, by=rita, signed=Handout.Signed.PHONE, signature=None)


def test_half_a_day_reminds_the_taker_and_a_day_tells_the_giver_too(ann: Person, rita: Person) -> None:
    taken(ann, rita)
    todo = Todo.objects.open().get()
    assert (todo.holder, todo.due_at) == (ann, MONDAY_9AM + DAY)
    heard = []
    for now in (todo.yellow_at - MINUTE, todo.yellow_at, todo.due_at):
        run(RULES["timed.climb_ladders"], now=now)
        heard.append(told())
    assert heard == [[], ["ann"], ["ann", "ann", "rita"]]


def test_one_tap_settles_it(ann: Person, rita: Person) -> None:
    confirm(taken(ann, rita), by=ann, now=MONDAY_9AM + HOUR)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 2 * DAY)
    assert (told(), Todo.objects.open().count()) == ([], 0)
