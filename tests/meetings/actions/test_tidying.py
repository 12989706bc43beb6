"""Tidied item by item and counted back; the last tick makes the report, and what was left behind is told."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from meetings.actions import booking, tidying
from meetings.finding.preparation import left, steps
from meetings.models import Booking, Found, Phase, Prepared, PrepItem, ServiceReport
from tests.counts import count
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.people import PersonFactory
from tests.factories.service import tidied, usual
from tests.figures import Figure
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.races import database, together

pytestmark = pytest.mark.django_db
OVER = TOMORROW_10 + HOUR


@pytest.fixture
def served(rita: Person, olga: Person, ann: Person) -> Booking:
    usual(olga)
    return booked(ann, room=a_room(equipment=["whiteboard"]), people=6, is_served=True)


def code(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


def names(mine: Booking) -> list[str]:
    return [step.item.name for step in steps(mine, Phase.AFTER)]


def test_only_what_the_room_has_and_the_whiteboard_of_secrets(served: Booking, ann: Person) -> None:
    secret = booked(ann, room=a_room("密室", equipment=["whiteboard", "projector"]), is_served=True, is_confidential=True)
    assert ("擦白板" in names(served), "关投影仪" in names(served)) == (False, False)
    assert {"擦白板", "关投影仪"} <= set(names(secret))


def test_before_and_after_are_two_lists(served: Booking) -> None:
    assert not {step.item.pk for step in steps(served)} & {step.item.pk for step in steps(served, Phase.AFTER)}


def test_not_before_its_end_and_by_the_office_alone(served: Booking, rita: Person, ann: Person) -> None:
    item = steps(served, Phase.AFTER)[0].item
    assert code(lambda: tidying.tick(served, item, by=rita, now=OVER - MINUTE)) == "early"
    assert code(lambda: tidying.tick(served, item, by=ann, now=OVER)) == "not-yours"
    before = steps(served)[0].item
    assert code(lambda: tidying.tick(served, before, by=rita, now=OVER)) == "over"


def test_ended_early_it_is_tidied_from_then_on(served: Booking, rita: Person, ann: Person) -> None:
    booking.end_early(served, by=ann, now=OVER - 20 * MINUTE)
    tidying.tick(served, steps(served, Phase.AFTER)[0].item, by=rita, now=OVER - 19 * MINUTE)
    assert Prepared.objects.get().done_by == rita


@pytest.mark.parametrize(
    ("given_out", "counted_back", "words", "refused"),
    [
        (None, None, "", "count"),
        (8, None, "", "count"),
        (8, 7, "", "difference"),
        (8, 7, "一份带走", ""),
        (8, 8, "", ""),
        (8, -1, "x", "count"),
    ],
)
def test_what_is_counted_comes_back_or_it_is_said_why(
    served: Booking, rita: Person, given_out: int | None, counted_back: int | None, words: str, refused: str
) -> None:
    item, said = PrepItem.objects.get(name="材料清点收回"), ""
    try:
        tidying.tick(served, item, by=rita, now=OVER, given_out=given_out, counted_back=counted_back, words=words)
    except Refused as error:
        said = error.code
    assert (said, Prepared.objects.filter(item=item, done_at__isnull=False).count()) == (refused, 0 if refused else 1)


def test_as_many_papers_as_were_laid_out(served: Booking) -> None:
    assert next(step.many for step in steps(served, Phase.AFTER) if step.item.name == "材料清点收回") == 8


def test_the_last_tick_makes_one_report_that_the_organiser_is_asked_about(served: Booking, rita: Person, ann: Person) -> None:
    tidied(served, by=rita, all_but=1)
    assert not ServiceReport.objects.exists()
    tidied(served, by=rita)
    report = ServiceReport.objects.get()
    told = Notice.objects.get(kind="meetings.service_report", channel="inbox")
    assert (report.made_by, told.reader, told.data["path"]) == (rita, ann, f"/meetings/{served.pk}/report/")
    assert Todo.objects.open().get(promise="meetings.service_answered").holder == ann
    item = steps(served, Phase.AFTER)[0].item
    assert code(lambda: tidying.tick(served, item, by=rita, now=OVER + HOUR)) == "over"


def test_what_was_left_behind_is_told_to_the_organiser(served: Booking, rita: Person, ann: Person) -> None:
    assert code(lambda: tidying.found(served, " ", by=rita, now=OVER)) == "words"
    assert code(lambda: tidying.found(served, "伞", by=rita, now=MONDAY_9AM)) == "early"
    assert code(lambda: tidying.found(served, "伞", by=ann, now=OVER)) == "not-yours"
    tidying.found(served, "一把黑伞", by=rita, now=OVER)
    told = Notice.objects.get(kind="meetings.thing_found", channel="inbox")
    assert (Found.objects.get().words, told.reader, told.data["words"]) == ("一把黑伞", ann, "一把黑伞")


def test_an_organiser_who_has_left_is_told_nothing(served: Booking, rita: Person) -> None:
    gone = PersonFactory(roles=["employee"])
    mine = booked(gone, room=a_room("乙"), is_served=True)
    Person.objects.filter(pk=gone.pk).update(retired_at=MONDAY_9AM)
    tidying.found(mine, "一把黑伞", by=rita, now=OVER)
    assert Found.objects.exists()
    assert not Notice.objects.filter(kind="meetings.thing_found").exists()


@pytest.mark.django_db(transaction=True)
def test_the_last_item_ticked_by_many_at_once_makes_one_report(olga: Person, rita: Person, figure: Figure) -> None:
    usual(olga)
    mine, clients = booked(PersonFactory(roles=["employee"]), is_served=True), count(50, 8)
    tidied(mine, by=rita, all_but=1)
    [last] = left(mine, Phase.AFTER)
    counts = {"given_out": last.many, "counted_back": last.many}
    answers = together(clients, lambda number: tidying.tick(mine, last.item, by=rita, now=OVER, **counts))
    told = {each.code for each in answers if isinstance(each, Refused)}
    won = [each for each in answers if isinstance(each, Prepared)]
    assert (len(won), told, ServiceReport.objects.count()) == (1, {"over"}, 1)
    assert Notice.objects.filter(kind="meetings.service_report", channel="inbox").count() == 1
    figure(f"{clients} tick the last item of one room at once on {database()}: one report")
