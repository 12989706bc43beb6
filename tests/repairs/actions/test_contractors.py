"""A ticket in a contractor's hands: who is told which day, what the link may say, back once, with what it cost."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from frontdesk.outbox.kinds import KINDS, written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from repairs import passes
from repairs.actions import closing, contractors, dispatch, merging, progress
from repairs.finding.costs import costs_of
from repairs.models import HandOff, HandOffView, Ticket
from tests.counts import count
from tests.factories.repairs import a_contractor, a_team, reported
from tests.factories.repairs_work import THURSDAY, handed_off
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
CLOSE_ON_THURSDAY = MONDAY_9AM + 3 * DAY + 9 * HOUR


@pytest.fixture
def ticket(ann: Person, olga: Person, tom: Person) -> Ticket:
    return reported(ann, team=a_team(olga, tom))


def code(do: object, *given: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        do(*given, **named)
    return refused.value.code


def heard(kind: str) -> set[str]:
    return {notice.reader.username if notice.reader else notice.address for notice in Notice.objects.filter(kind=f"repairs.{kind}")}


def test_the_asker_is_told_a_day_that_is_the_target_then_and_no_clock_is_paused(ticket: Ticket, tom: Person) -> None:
    handed_off(ticket, tom)
    ticket.refresh_from_db()
    assert (ticket.accepted_by, ticket.promised_on, ticket.solution_due_at) == (tom, THURSDAY, CLOSE_ON_THURSDAY)
    assert (ticket.paused_until, ticket.state) == (None, "accepted")
    assert [event.kind for event in ticket.events.all()] == ["reported", "accepted", "promised", "handed_off"]
    assert heard("date_told") == {"ann"}


@pytest.mark.parametrize(
    ("told_on", "refusal"),
    [(None, "told_on"), (date(2026, 11, 24), "too-soon"), (date(2026, 11, 28), "free-day"), (date(2026, 11, 25), "")],
)
def test_no_day_sooner_than_two_working_days_is_told(ticket: Ticket, tom: Person, told_on: date | None, refusal: str) -> None:
    if refusal:
        assert code(handed_off, ticket, tom, told_on=told_on) == refusal
        assert (HandOff.objects.count(), ticket.events.count()) == (0, 1)
    else:
        assert handed_off(ticket, tom, told_on=told_on).ticket.promised_on == told_on


def test_an_emergency_keeps_its_target_and_nobody_is_told_a_day(ann: Person, olga: Person, tom: Person) -> None:
    flood = reported(ann, team=a_team(olga, tom), emergency="water")
    due = flood.solution_due_at
    handed_off(flood, tom, told_on=None)
    flood.refresh_from_db()
    assert (flood.solution_due_at, flood.promised_on, heard("date_told")) == (due, None, set())


def test_a_second_hand_off_keeps_the_day_that_was_told(ticket: Ticket, tom: Person) -> None:
    first = handed_off(ticket, tom)
    assert code(handed_off, ticket, tom) == "out"
    contractors.come_back(first, outcome="not_repaired", words="缺件", by=tom, now=MONDAY_9AM + DAY)
    handed_off(ticket, tom, contractor=a_contractor("清风制冷"), now=MONDAY_9AM + DAY, told_on=None)
    assert ticket.events.filter(kind="promised").count() == 1


def test_a_contractor_with_an_address_hears_by_mail_and_the_link_lies_in_no_row(ticket: Ticket, tom: Person) -> None:
    out = handed_off(ticket, tom, contractor=a_contractor(email="duty@tower.example"))
    assert heard("contractor_asked") == {"duty@tower.example"}
    assert passes.token_of(out) not in str(list(Notice.objects.values()))


def test_the_link_says_on_the_way_and_done_once_each(ticket: Ticket, tom: Person) -> None:
    out = handed_off(ticket, tom)
    for _twice in range(2):
        contractors.on_way(out, now=MONDAY_9AM + HOUR)
        contractors.come_back(out, outcome="repaired", words="换了阀芯", now=MONDAY_9AM + 2 * HOUR)
    out.refresh_from_db()
    assert (out.on_way_at, out.came_back_at, out.came_back_by, out.done) == (
        *(MONDAY_9AM + HOUR, MONDAY_9AM + 2 * HOUR),
        *(None, "换了阀芯"),
    )
    assert [heard(kind) for kind in ("contractor_on_way", "contractor_done")] == [{"tom"}, {"tom"}]
    assert Notice.objects.filter(kind__startswith="repairs.contractor_").count() == 4  # inbox and mail, once each
    ticket.refresh_from_db()
    assert (ticket.resolved_at, ticket.events.filter(happened_by=None).count()) == (None, 2)  # whoever has it finishes it


def test_after_it_expired_the_link_says_nothing_and_the_team_still_can(ticket: Ticket, tom: Person) -> None:
    out = handed_off(ticket, tom)
    late = out.expires_at
    assert code(contractors.on_way, out, now=late) == code(contractors.come_back, out, outcome="repaired", words="x", now=late) == "over"
    assert contractors.come_back(out, outcome="repaired", words="x", by=tom, now=late).came_back_by == tom


def test_a_renewed_link_opens_and_the_old_one_does_not(ticket: Ticket, tom: Person) -> None:
    out = handed_off(ticket, tom)
    old = passes.token_of(out)
    new = contractors.renew(out, due_at=MONDAY_9AM + 5 * DAY, by=tom, now=MONDAY_9AM + 4 * DAY)
    assert passes.hand_off_of(old) is None
    assert (passes.hand_off_of(passes.token_of(new)), new.expires_at) == (new, MONDAY_9AM + 8 * DAY)


def test_what_the_house_finished_itself_is_in_nobody_s_hands(ticket: Ticket, tom: Person) -> None:
    out = handed_off(ticket, tom)
    progress.resolve(ticket, words="自己修好了", cause="wear", by=tom, now=MONDAY_9AM + HOUR)
    out.refresh_from_db()
    assert (out.came_back_at, out.outcome, out.is_open(MONDAY_9AM + HOUR)) == (MONDAY_9AM + HOUR, "", False)
    assert (out.ticket.cause, HandOff.objects.out().exists()) == ("wear", False)


def test_invoice_cost_and_warranty_are_written_down_when_it_is_back(ticket: Ticket, tom: Person, olga: Person, rita: Person) -> None:
    out = handed_off(ticket, tom)
    paper = {"number": "FP-7", "cost": Decimal("380"), "warranty_on": date(2027, 5, 25), "now": MONDAY_9AM}
    assert code(contractors.invoice, out, by=olga, **paper) == "out"
    contractors.come_back(out, outcome="replaced", words="换了", by=tom, now=MONDAY_9AM)
    assert code(contractors.invoice, out, by=rita, **paper) == "not-yours"
    assert code(contractors.invoice, out, by=olga, **{**paper, "cost": Decimal("-1")}) == "cost"
    back = contractors.invoice(out, by=olga, **paper)
    assert (back.invoice, back.warranty_on, costs_of([ticket.pk])[ticket.pk].contractors) == ("FP-7", date(2027, 5, 25), Decimal("380"))


def test_who_may_not_and_what_makes_no_sense_is_refused(ticket: Ticket, tom: Person, ann: Person) -> None:
    assert code(handed_off, ticket, ann) == "not-yours"
    assert code(handed_off, ticket, tom, due_at=MONDAY_9AM) == "past"
    assert code(handed_off, ticket, tom, contractor=a_contractor("旧公司", closed_at=MONDAY_9AM)) == "contractor"
    out = handed_off(ticket, tom)
    assert code(contractors.come_back, out, outcome="nice", words="x", now=MONDAY_9AM) == "outcome"
    assert code(contractors.come_back, out, outcome="repaired", words=" ", now=MONDAY_9AM) == "words"
    progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM)
    assert code(handed_off, ticket, tom) == "resolved"


def test_each_opening_is_logged(ticket: Ticket, tom: Person) -> None:
    out = handed_off(ticket, tom)
    for _twice in range(2):
        contractors.opened(out, now=MONDAY_9AM)
    assert HandOffView.objects.filter(hand_off=out).count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_all_who_finish_or_hand_off_at_once_one_does(ann: Person, olga: Person, tom: Person) -> None:
    many, now, team = count(60, 8), timezone.now(), a_team(olga, tom)
    mine = reported(ann, team=team, now=now)
    dispatch.accept(mine, by=tom, now=now)
    flood = reported(ann, team=team, now=now, emergency="water")
    outs = together(many, lambda _n: handed_off(flood, tom, now=now))
    assert (sum(isinstance(each, HandOff) for each in outs), {each.code for each in outs if isinstance(each, Refused)}) == (1, {"out"})
    done = together(many, lambda _n: progress.resolve(mine, words="好了", by=tom, now=now))
    assert (sum(isinstance(each, Ticket) for each in done), {each.code for each in done if isinstance(each, Refused)}) == (1, {"resolved"})
    assert [mine.events.filter(kind="resolved").count(), flood.events.filter(kind="handed_off").count()] == [1, 1]


def test_cancelled_the_contractor_hears_not_to_come_by_every_way_there_is(ticket: Ticket, ann: Person, tom: Person, settings) -> None:
    settings.SMS_URL = "json://sms.example"
    handed_off(ticket, tom, contractor=a_contractor(email="duty@tower.example", phone="138 0000 0001"))
    closing.cancel(ticket, words="自己好了", by=ann, now=MONDAY_9AM + HOUR)
    assert heard("contractor_not_needed") == {"duty@tower.example", "13800000001"}
    mail = written(Notice.objects.get(kind="repairs.contractor_not_needed", channel="mail"))
    assert ("无需上门" in mail.title, "自己好了" in mail.body, mail.link) == (True, False, "")


def test_merged_the_contractor_hears_not_to_come_and_when_it_is_undone_is_asked_again(ticket: Ticket, ann: Person, olga: Person) -> None:
    other = reported(ann, team=ticket.team, words="还是漏")
    handed_off(ticket, olga, contractor=a_contractor(email="duty@tower.example"))
    merging.merge(ticket, other, by=olga, now=MONDAY_9AM + HOUR)
    assert heard("contractor_not_needed") == {"duty@tower.example"}
    merging.unmerge(ticket, by=olga, now=MONDAY_9AM + 2 * HOUR)
    assert Notice.objects.filter(kind="repairs.contractor_asked").count() == 2
    assert KINDS["repairs.contractor_not_needed"].is_obsolete(Notice.objects.get(kind="repairs.contractor_not_needed"))


def test_what_is_back_or_in_nobody_s_hands_is_told_to_no_contractor(ticket: Ticket, ann: Person, tom: Person) -> None:
    out = handed_off(ticket, tom, contractor=a_contractor(email="duty@tower.example"))
    contractors.come_back(out, outcome="not_repaired", words="缺件", by=tom, now=MONDAY_9AM)
    closing.cancel(ticket, words="不用了", by=ann, now=MONDAY_9AM + HOUR)
    assert heard("contractor_not_needed") == set()
