"""Dispatch: offered, accepted, declined, handed on; never unassigned without somebody knowing; the first who accepts has it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Absence, Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from repairs.actions import dispatch, progress
from repairs.models import Offer, Ticket
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_category, a_route, a_team, reported
from tests.factories.repairs_crew import Crew, a_crew, routed
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import database, together

pytestmark = pytest.mark.django_db
TEN = MONDAY_9AM + HOUR
NIGHT = MONDAY_9AM + 5 * DAY - 7 * HOUR  # Saturday at two


def code(do: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


def kinds(ticket: Ticket) -> list[str]:
    return list(ticket.events.in_order().values_list("kind", flat=True))


def told(kind: str) -> list[str]:
    return list(Notice.objects.filter(kind=f"repairs.{kind}", channel="inbox").order_by("pk").values_list("reader__username", flat=True))


def asked() -> list[str]:
    return list(Offer.objects.open().order_by("pk").values_list("person__username", flat=True))


@pytest.fixture
def crew(olga: Person) -> Crew:
    return routed(a_crew(olga))


def test_a_report_is_offered_to_one_with_ten_minutes_and_the_reason_kept(ann: Person, crew: Crew) -> None:
    ticket = reported(ann, now=TEN)
    offer = Offer.objects.get()
    assert (ticket.team, ticket.assigned_to, kinds(ticket)) == (crew.team, None, ["reported", "assigned", "offered"])
    assert (offer.person, offer.until_at, offer.why["team"]) == (crew.technicians[0], TEN + 10 * MINUTE, crew.team.pk)
    assert [one["but"] for one in offer.why["among"]] == ["", ""]
    todo = Todo.objects.open().about(offer).get()
    assert (todo.holder, todo.due_at, told("ticket_offered")) == (crew.technicians[0], TEN + 10 * MINUTE, ["tech0"])
    reported(ann, now=TEN)
    assert asked() == ["tech0", "tech1"]


def test_accepted_it_is_theirs_and_the_to_do_is_done(ann: Person, crew: Crew) -> None:
    ticket = reported(ann, now=TEN)
    assert code(lambda: dispatch.accept(ticket, by=ann, now=TEN)) == "not-yours"
    mine = dispatch.accept(ticket, by=crew.technicians[0], now=TEN + MINUTE)
    assert (mine.assigned_to, mine.accepted_by, mine.responded_at) == (crew.technicians[0], crew.technicians[0], TEN + MINUTE)
    assert (Offer.objects.get().accepted_at, Todo.objects.get(promise="repairs.offer_answered").done_by) == (
        TEN + MINUTE,
        crew.technicians[0],
    )
    assert code(lambda: dispatch.accept(ticket, by=crew.technicians[1], now=TEN)) == "taken"


def test_whoever_begins_or_accepts_before_has_it_and_the_other_s_to_do_goes(ann: Person, crew: Crew) -> None:
    ticket = reported(ann, now=TEN)
    progress.start(ticket, by=crew.technicians[1], now=TEN + MINUTE)
    offer = Offer.objects.get()
    assert (offer.withdrawn_at, Todo.objects.open().about(offer).count(), asked()) == (TEN + MINUTE, 0, [])
    assert dispatch.expire(offer, now=TEN + HOUR) == []


def test_declined_with_a_reason_it_goes_to_the_next_then_to_the_lead(ann: Person, crew: Crew, olga: Person) -> None:
    ticket = reported(ann, now=TEN)
    first, second = crew.technicians
    assert code(lambda: dispatch.decline(ticket, because=" ", by=first, now=TEN)) == "reason"
    assert code(lambda: dispatch.decline(ticket, because="忙", by=second, now=TEN)) == "not-yours"
    dispatch.decline(ticket, because="在机房", by=first, now=TEN)
    assert (asked(), told("ticket_unassigned")) == (["tech1"], [])
    dispatch.decline(ticket, because="不会修", by=second, now=TEN + MINUTE)
    assert (asked(), told("ticket_unassigned")) == ([], ["olga"])
    assert kinds(ticket)[2:] == ["offered", "declined", "offered", "declined", "unassigned"]
    assert "不会修" not in str(list(ticket.events.values_list("facts", flat=True)))
    assert dispatch.offer_next(ticket, now=TEN + HOUR) == []
    assert told("ticket_unassigned") == ["olga"]
    dispatch.accept(ticket, by=olga, now=TEN + HOUR)


def test_all_technicians_absent_the_lead_is_alarmed_and_nobody_has_it(ann: Person, crew: Crew, olga: Person) -> None:
    crew.away(0, 1)
    ticket = reported(ann, now=TEN)
    assert (ticket.team, ticket.assigned_to, asked(), told("ticket_unassigned")) == (crew.team, None, [], ["olga"])
    why = ticket.events.get(kind="unassigned").facts["why"]
    assert [one["but"] for one in why["among"]] == ["absent", "absent"]
    assert (Todo.objects.open().about(ticket).filter(holder=olga).count(), ticket.state) == (2, "reported")


def test_of_a_lead_who_is_away_the_stand_in_is_alarmed_and_of_no_team_the_admin_managers(ann: Person, olga: Person, tom: Person) -> None:
    lead = PersonFactory(username="lead", roles=["technician"])
    Absence.objects.create(person=lead, stand_in=tom, from_on=TEN.date(), until_on=TEN.date(), announced_at=TEN, announced_by=lead)
    a_route(a_team(lead), category=a_category())
    reported(ann, now=TEN)
    assert told("ticket_unassigned") == ["tom"]
    nowhere = reported(ann, category=a_category(name="别的"), now=TEN)
    assert kinds(nowhere) == ["reported"]
    dispatch.offer_next(nowhere, now=TEN + MINUTE)
    assert (kinds(nowhere), told("ticket_unassigned")) == (["reported", "unassigned"], ["tom", "olga"])


def test_an_emergency_at_night_is_offered_to_everybody_who_is_not_away(ann: Person, olga: Person) -> None:
    crew = routed(a_crew(olga, 3))
    crew.skilled(1, a_category(name="别的"))
    crew.away(2, on=NIGHT.date())
    ticket = reported(ann, emergency="water", now=NIGHT)
    assert (asked(), told("emergency_offered"), kinds(ticket)) == (
        ["tech0", "tech1"],
        ["tech0", "tech1"],
        ["reported", "assigned", "offered"],
    )
    dispatch.decline(ticket, because="在外地", by=crew.technicians[0], now=NIGHT + MINUTE)
    assert asked() == ["tech1"]
    dispatch.accept(ticket, by=crew.technicians[1], now=NIGHT + 2 * MINUTE)
    assert (asked(), Todo.objects.open().filter(promise="repairs.offer_answered").count()) == ([], 0)


def test_nobody_at_all_for_an_emergency_alarms_at_any_hour(ann: Person, crew: Crew) -> None:
    crew.away(0, 1, on=NIGHT.date())
    reported(ann, emergency="fire", now=NIGHT)
    assert (told("emergency_unassigned"), told("ticket_unassigned")) == (["olga"], [])


def test_what_becomes_an_emergency_is_offered_to_the_others_too(ann: Person, crew: Crew) -> None:
    ticket = reported(ann, now=TEN)
    Ticket.objects.update(urgency="emergency", emergency="power")
    assert ([offer.person.username for offer in dispatch.offer_next(ticket, now=TEN + MINUTE)], asked()) == (["tech1"], ["tech0", "tech1"])
    assert dispatch.offer_next(ticket, now=TEN + 2 * MINUTE) == []


def test_passed_on_it_goes_to_who_is_named_or_to_the_next_and_never_back(ann: Person, crew: Crew, olga: Person, tom: Person) -> None:
    first, second = crew.technicians
    ticket = dispatch.accept(reported(ann, now=TEN), by=first, now=TEN)
    for wrong, refusal in (
        ({"by": second, "because": "x"}, "not-yours"),
        ({"by": first, "because": ""}, "reason"),
        ({"by": olga, "because": "x", "to": ann}, "technician"),
        ({"by": olga, "because": "x", "to": first}, "same"),
    ):
        assert code(lambda wrong=wrong: dispatch.pass_on(ticket, now=TEN, **wrong)) == refusal
    dispatch.pass_on(ticket, by=first, because="下班了", now=TEN + MINUTE)
    ticket.refresh_from_db()
    assert (asked(), ticket.assigned_to, ticket.accepted_at, kinds(ticket)[-2:]) == (["tech1"], None, None, ["passed_on", "offered"])
    dispatch.accept(ticket, by=second, now=TEN + 2 * MINUTE)
    a_team(tom, tom, name="水工组")
    dispatch.pass_on(ticket, by=olga, because="他近", to=tom, now=TEN + 3 * MINUTE)
    assert asked() == ["tom"]
    mine = dispatch.accept(ticket, by=tom, now=TEN + 4 * MINUTE)
    assert (mine.team.name, mine.assigned_to) == ("水工组", tom)


def test_nobody_is_passed_a_ticket_who_is_away(ann: Person, crew: Crew, olga: Person) -> None:
    crew.away(1)
    ticket = reported(ann, now=TEN)
    assert code(lambda: dispatch.pass_on(ticket, by=olga, because="x", to=crew.technicians[1], now=TEN)) == "away"


def test_what_is_not_wanted_any_more_is_handed_to_nobody(ann: Person, crew: Crew) -> None:
    ticket = reported(ann, now=TEN)
    Ticket.objects.update(cancelled_at=TEN, cancelled_by=ann)
    [offer] = Offer.objects.all()
    assert dispatch.expire(offer, now=TEN + HOUR) == []
    offer.refresh_from_db()
    assert (offer.withdrawn_at, offer.expired_at, kinds(ticket)[-1]) == (TEN + HOUR, None, "offered")


# --- races


def winners(answers: list[Any]) -> int:
    return sum(isinstance(answer, Ticket) for answer in answers)


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_accept_an_emergency_at_once_one_has_it(ann: Person, olga: Person, figure: Figure) -> None:
    crew = routed(a_crew(olga, count(60, 20)))
    ticket = reported(ann, emergency="water", now=NIGHT)
    answers = together(len(crew.technicians), lambda number: dispatch.accept(ticket, by=crew.technicians[number], now=NIGHT + MINUTE))
    ticket.refresh_from_db()
    assert (winners(answers), {answer.code for answer in answers if isinstance(answer, Refused)}) == (1, {"taken"})
    assert (kinds(ticket).count("accepted"), Offer.objects.open().count()) == (1, 0)
    assert Offer.objects.get(accepted_at__isnull=False).person == ticket.assigned_to
    figure(f"{len(answers)} accept an emergency at once on {database()}: {winners(answers)} has it")


@pytest.mark.django_db(transaction=True)
def test_control_without_the_row_held_several_have_it(ann: Person, olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    crew = routed(a_crew(olga, 4))
    ticket = reported(ann, emergency="water", now=NIGHT)
    unheld = [Ticket.objects.select_related("category", "place", "team__lead").get(pk=ticket.pk) for _each in crew.technicians]
    monkeypatch.setattr(dispatch, "locked", lambda each: each)
    monkeypatch.setattr(dispatch.offering, "take", lambda each, **given: None)
    won = [dispatch.accept(each, by=person, now=NIGHT) for each, person in zip(unheld, crew.technicians, strict=True)]
    assert (winners(won), kinds(ticket).count("accepted")) == (4, 4)


@pytest.mark.django_db(transaction=True)
def test_two_workers_hand_on_and_the_rule_looks_yet_one_is_asked(ann: Person, olga: Person) -> None:
    routed(a_crew(olga, 6))
    reported(ann, now=TEN)
    [offer] = Offer.objects.all()
    now = offer.until_at + timedelta(seconds=1)

    def one(number: int) -> Any:
        return dispatch.offer_next(offer.ticket, now=now) if number % 2 else dispatch.expire(offer, now=now)

    answers = together(count(12, 6), one)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert (sum(len(answer) for answer in answers), asked(), Offer.objects.count()) == (1, ["tech1"], 2)


@pytest.mark.django_db(transaction=True)
def test_tickets_that_come_at_once_are_spread_over_the_team(ann: Person, olga: Person) -> None:
    routed(a_crew(olga, 4))
    together(4, lambda number: reported(ann, now=TEN))
    assert sorted(asked()) == ["tech0", "tech1", "tech2", "tech3"]
