"""After the repair: it works, it does not, nobody says so; ratings and who may give them; “me too”; who hears of what."""

from datetime import timedelta

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from repairs.actions import clocks, closing, dispatch, followers, merging, progress, rating
from repairs.finding.dispatched import turns_of
from repairs.invariants import clocks as clocks_agree
from repairs.models import EventKind, Offer, Rating, Ticket, TicketEvent
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_team, reported
from tests.factories.repairs_crew import a_crew, routed
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
DONE = MONDAY_9AM + HOUR


@pytest.fixture
def ticket(ann: Person, olga: Person, tom: Person) -> Ticket:
    return reported(ann, team=a_team(olga, tom))


@pytest.fixture
def repaired(ticket: Ticket, tom: Person) -> Ticket:
    return progress.resolve(ticket, words="换了垫圈", by=tom, now=DONE)


def code(action: object, ticket: Ticket, **given: object) -> str:
    with pytest.raises(Refused) as refused:
        action(ticket, **{"now": DONE, **given})
    return refused.value.code


def owed(ticket: Ticket) -> dict[str, Person | str]:
    return {todo.promise.removeprefix("repairs."): todo.holder or todo.role for todo in Todo.objects.open().about(ticket)}


def asked() -> list[str]:
    return list(Offer.objects.open().order_by("pk").values_list("person__username", flat=True))


def told(kind: str) -> dict[str, str]:
    rows = Notice.objects.filter(kind=f"repairs.{kind}", channel="inbox").select_related("reader")
    return {notice.reader.username: written(notice).title for notice in rows}


def test_the_asker_confirms_and_it_is_closed(repaired: Ticket, ann: Person, tom: Person, olga: Person) -> None:
    assert owed(repaired) == {"repair_confirmed": ann}
    assert code(closing.confirm, repaired, by=olga) == "not-yours"
    closed = closing.confirm(repaired, by=ann, now=DONE + HOUR)
    assert (closed.state, closed.confirmed_by, closed.closed_by, owed(closed)) == ("closed", ann, ann, {})
    assert closing.confirm(repaired, by=ann, now=DONE + DAY).confirmed_at == DONE + HOUR  # again is nothing
    assert Todo.objects.about(repaired).get(promise="repairs.repair_confirmed").done_by == ann
    assert (told("ticket_resolved"), told("ticket_closed")) == ({"ann": "报修单BX-20261123-001已修复，请确认"}, {})
    assert list(clocks_agree()) == []


def test_what_is_not_repaired_is_neither_confirmed_nor_opened_again_nor_rated(ticket: Ticket, ann: Person) -> None:
    assert code(closing.confirm, ticket, by=ann) == code(closing.reopen, ticket, words="没好", by=ann) == "not-resolved"
    assert code(rating.rate, ticket, stars=5, by=ann) == "not-resolved"


def test_not_fixed_keeps_the_number_and_begins_a_cycle_with_clocks_from_zero(
    repaired: Ticket, ann: Person, olga: Person, tom: Person
) -> None:
    assert code(closing.reopen, repaired, words=" ", by=ann) == "words"
    assert code(closing.reopen, repaired, words="没好", by=tom) == "not-yours"
    again = closing.reopen(repaired, words="还在滴水", by=ann, now=DONE + HOUR)
    assert (again.number, again.cycle, again.state, again.assigned_to) == ("BX-20261123-001", 2, "reported", None)
    assert (again.responded_at, again.response_due_at) == (None, DONE + 2 * HOUR)
    assert owed(again) == {"response": olga, "solution": olga}
    said = dict(again.comments.values_list("words", "said_by"))
    assert said == {"还在滴水": ann.pk, "换了垫圈": tom.pk}  # what was done the first time stays said
    assert told("ticket_reopened") == {"olga": "报修单BX-20261123-001退回返修"}
    assert (asked(), set(told("ticket_offered"))) == (["tom"], {"tom"})
    dispatch.accept(again, by=tom, now=DONE + 2 * HOUR)
    assert progress.resolve(again, words="换了龙头", by=tom, now=DONE + 3 * HOUR).cycle == 2
    assert list(clocks_agree()) == []


@pytest.mark.parametrize(
    ("away", "later", "urgency", "offered"),
    [
        ((), HOUR, {}, ["tech0"]),  # who had it
        ((0,), HOUR, {}, ["tech1"]),
        ((), 12 * HOUR, {}, []),  # nobody is on shift: the lead knows, and it waits
        ((0, 1), HOUR, {}, []),
        ((), 12 * HOUR, {"emergency": "water"}, ["tech0", "tech1"]),
    ],
)
def test_opened_again_it_is_offered_again_or_the_lead_knows(
    ann: Person, olga: Person, away: tuple[int, ...], later: timedelta, urgency: dict[str, str], offered: list[str]
) -> None:
    crew = routed(a_crew(olga))
    ticket = reported(ann, **urgency)
    dispatch.accept(ticket, by=crew.technicians[0], now=MONDAY_9AM)
    progress.resolve(ticket, words="好了", by=crew.technicians[0], now=DONE)
    crew.away(*away)
    again = closing.reopen(ticket, words="没好", by=ann, now=DONE + later)
    assert (again.assigned_to, sorted(asked()), set(told("ticket_unassigned"))) == (None, offered, set() if offered else {"olga"})
    assert {"response", "solution"} & {kind.removeprefix("emergency_") for kind in owed(again)} == {"response", "solution"}
    assert list(clocks_agree()) == []


def test_where_no_rule_leads_any_more_the_lead_of_its_team_knows(ann: Person, olga: Person, rita: Person, tom: Person) -> None:
    ticket = progress.resolve(reported(ann, team=a_team(rita, tom)), words="好了", by=tom, now=DONE)
    closing.reopen(ticket, words="没好", by=ann, now=DONE + 12 * HOUR)
    assert (asked(), set(told("ticket_unassigned"))) == ([], {"rita"})


def test_nobody_answers_what_is_opened_again_and_it_goes_to_the_next_then_to_the_lead(ann: Person, olga: Person) -> None:
    crew = routed(a_crew(olga))
    ticket = dispatch.accept(reported(ann), by=crew.technicians[1], now=MONDAY_9AM)
    progress.resolve(ticket, words="好了", by=crew.technicians[1], now=DONE)
    closing.reopen(ticket, words="没好", by=ann, now=DONE)
    [turn, _first] = turns_of(ticket)
    assert [(reason.who, reason.words) for reason in turn.reasons] == [(str(crew.technicians[1]), "上次由其维修")]
    seen = [asked()]
    for days in (1, 2):
        dispatch.expire(Offer.objects.open().get(), now=DONE + days * DAY)
        seen.append(asked())
    assert (seen, set(told("ticket_unassigned"))) == ([["tech1"], ["tech0"], []], {"olga"})


def test_what_is_over_asks_nobody_any_more(ann: Person, bo: Person, olga: Person) -> None:
    """Cancelled, merged, repaired by another: offers are taken back and every to-do goes with them."""
    crew = routed(a_crew(olga))
    other = reported(bo, words="别处")
    ends = {
        "cancelled": lambda ticket: closing.cancel(ticket, words="不用了", by=ann, now=DONE),
        "merged": lambda ticket: merging.merge(ticket, other, by=olga, now=DONE),
        "resolved": lambda ticket: progress.resolve(ticket, words="好了", by=olga, now=DONE),
    }
    for state, end in ends.items():
        for urgency in ({}, {"emergency": "water"}):
            ticket = reported(ann, **urgency)
            offers = Offer.objects.open().filter(ticket=ticket)
            ids = list(offers.values_list("pk", flat=True))
            assert len(ids) == (2 if urgency else 1)
            assert end(ticket).state == state
            left = Todo.objects.open().filter(subject_type="repairs.offer", subject_id__in=ids)
            assert (offers.exists(), left.exists(), set(owed(ticket)) - {"repair_confirmed"}) == (False, False, set())
    assert crew.technicians


def test_a_closed_one_is_opened_again_within_seven_days(repaired: Ticket, ann: Person) -> None:
    closing.confirm(repaired, by=ann, now=DONE)
    assert code(closing.reopen, repaired, words="又漏了", by=ann, now=DONE + 7 * DAY + MINUTE) == "too-late"
    assert not closing.may_reopen(Ticket.objects.get(), by=ann, now=DONE + 7 * DAY + MINUTE)
    assert closing.may_reopen(Ticket.objects.get(), by=ann, now=DONE + 7 * DAY)
    assert closing.reopen(repaired, words="又漏了", by=ann, now=DONE + 7 * DAY).closed_at is None


def test_cancelled_by_who_asked_the_technician_hears_and_nothing_is_owed(ticket: Ticket, ann: Person, tom: Person, bo: Person) -> None:
    dispatch.accept(ticket, by=tom, now=MONDAY_9AM)
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + DAY, by=tom, now=MONDAY_9AM)
    assert code(closing.cancel, ticket, words="", by=ann) == "words"
    assert code(closing.cancel, ticket, words="不用了", by=bo) == "not-yours"
    over = closing.cancel(ticket, words="自己好了", by=ann, now=DONE)
    assert (over.state, over.cancelled_because, over.pauses.running().exists(), owed(over)) == ("cancelled", "自己好了", False, {})
    assert told("ticket_cancelled") == {"tom": "报修单BX-20261123-001已取消"}
    assert code(closing.cancel, ticket, words="再来", by=ann) == code(closing.reopen, ticket, words="再来", by=ann) == "cancelled"


def test_a_rating_is_given_once_a_cycle_and_changed_for_a_day(repaired: Ticket, ann: Person) -> None:
    assert code(rating.rate, repaired, stars=6, by=ann) == "stars"
    rating.rate(repaired, stars=5, words="很快", by=ann, now=DONE)
    changed = rating.rate(repaired, stars=4, by=ann, now=DONE + DAY)
    assert (changed.stars, changed.words, changed.changed_at) == (4, "", DONE + DAY)
    assert code(rating.rate, repaired, stars=1, by=ann, now=DONE + DAY + MINUTE) == "rated"
    assert Rating.objects.count() == 1


def test_who_did_the_work_neither_confirms_nor_rates(olga: Person, tom: Person) -> None:
    own = reported(tom, team=a_team(olga, tom))
    progress.resolve(own, words="自己修好了", by=tom, now=DONE)
    assert owed(own) == {}
    assert code(closing.confirm, own, by=tom) == code(rating.rate, own, stars=5, by=tom) == "did-the-work"


def test_a_low_rating_is_looked_into_by_the_lead_who_did_not_do_the_work(repaired: Ticket, ann: Person, olga: Person, tom: Person) -> None:
    rating.rate(repaired, stars=2, words="等了三天", by=ann, now=DONE)
    assert owed(repaired) == {"repair_confirmed": ann, "low_rating": olga}
    rating.rate(repaired, stars=3, by=ann, now=DONE + HOUR)
    assert owed(repaired) == {"repair_confirmed": ann}
    lead = PersonFactory(username="lead", roles=[Role.TECHNICIAN])
    by_lead = reported(ann, team=a_team(lead, name="网络组"))
    progress.resolve(by_lead, words="重启", by=lead, now=DONE)
    rating.rate(by_lead, stars=1, by=ann, now=DONE)
    assert owed(by_lead)["low_rating"] == "admin_manager"


def test_me_too_hears_what_the_asker_hears(ticket: Ticket, ann: Person, bo: Person, tom: Person) -> None:
    assert [followers.follow(ticket, by=person, now=MONDAY_9AM) for person in (bo, bo, ann)] == [True, False, False]
    assert Ticket.objects.visible_to(bo).get() == ticket
    dispatch.accept(ticket, by=tom, now=MONDAY_9AM)
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + DAY, by=tom, now=MONDAY_9AM)
    assert told("ticket_accepted") == dict.fromkeys(["ann", "bo"], "报修单BX-20261123-001：谭工已接单")
    assert told("ticket_paused")["bo"] == "报修单BX-20261123-001暂停：等待配件"
    assert [followers.unfollow(ticket, by=bo, now=MONDAY_9AM) for _twice in range(2)] == [True, False]
    progress.answer(ticket, words="明天到货", by=tom, now=MONDAY_9AM)
    assert set(told("ticket_answered")) == {"ann"}
    assert code(closing.confirm, ticket, by=bo) == "not-yours"


@pytest.mark.django_db(transaction=True)
def test_confirmed_opened_again_and_closed_by_itself_at_once_one_of_them_happens(
    ann: Person, olga: Person, tom: Person, figure: Figure
) -> None:
    many, ended = count(60, 9), []
    for _round in range(count(8, 2)):
        ticket = progress.resolve(reported(ann, team=a_team(olga, tom)), words="好了", by=tom, now=DONE)
        acts = (
            lambda t=ticket: closing.confirm(t, by=ann, now=DONE + DAY),
            lambda t=ticket: closing.close_unconfirmed(t, now=DONE + DAY),
            lambda t=ticket: rating.rate(t, stars=1, by=ann, now=DONE + DAY),
        )
        answers = together(many, lambda n, acts=acts: acts[n % 3]())
        assert [each for each in answers if isinstance(each, Exception) and not isinstance(each, Refused)] == []
        kinds = list(TicketEvent.objects.filter(ticket=ticket).values_list("kind", flat=True))
        ended.append((kinds.count(EventKind.CLOSED), Rating.objects.filter(ticket=ticket).count(), owed(ticket)))
    assert ended == [(1, 1, {"low_rating": olga})] * len(ended)
    assert list(clocks_agree()) == []
    figure(f"{len(ended)} × {many} at once confirm, rate, or run out: each closed once")
