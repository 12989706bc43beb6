"""However often and by however many it is looked, and however long nobody looked: one message a rung, and none about what is over."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from frontdesk.outbox.deliver import deliver
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions import closing, dispatch, progress
from repairs.models import Ticket
from tests.counts import count
from tests.factories.repairs import a_category, a_route, a_team, reported
from tests.factories.repairs_work import handed_off
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from tests.reached import Mailbox

WATCH = ("timed.climb_ladders", "repairs.still_open", "repairs.offers", "repairs.waiting", "repairs.hand_off_late", "repairs.pauses_end")
THURSDAY = MONDAY_9AM + 3 * DAY
NOW = timedelta()
pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(ann: Person, olga: Person, rita: Person, tom: Person) -> Ticket:
    """Rita leads the team, Olga is the admin manager, nobody has accepted it."""
    for name in WATCH:
        RuleState.objects.create(rule=name, live_from=MONDAY_9AM - DAY)
    a_route(a_team(rita, tom))
    return reported(ann)


def look(now: datetime) -> None:
    for name in WATCH:
        run(RULES[name], now=now)


def heard(*, by: str = "") -> Counter[str]:
    """'rita still_open' → how often, of the notices of a clock, in the inbox."""
    kinds = (
        "response_due",
        "response_late",
        "solution_due",
        "solution_late",
        "still_open",
        "progress_owed",
        "contingency_owed",
        "hand_off_late",
    )
    rows = Notice.objects.filter(channel=Channel.INBOX, kind__in=[f"repairs.{kind}" for kind in kinds])
    return Counter(
        f"{reader} {kind.removeprefix('repairs.')}" for reader, kind in rows.values_list("reader__username", "kind") if by in reader
    )


def once(*what: str) -> Counter[str]:
    return Counter(dict.fromkeys(what, 1))


@pytest.mark.django_db(transaction=True)
def test_a_hundred_looks_by_two_workers_each_one_message_a_rung(ticket: Ticket, figure: Figure) -> None:
    many = count(100, 12)
    moments = sorted([MONDAY_9AM + 50 * MINUTE, *(MONDAY_9AM + 50 * HOUR * number / many for number in range(1, many + 1))])
    for now in moments:
        assert [answer for answer in together(2, lambda _n, now=now: look(now)) if answer is not None] == []
    assert heard() == once(
        *("rita response_due", "rita response_late", "olga response_late", "rita solution_due"),
        *("rita solution_late", "rita still_open", "olga still_open"),
    )
    figure(f"{many} looks by two workers at once: {sum(heard().values())} messages, one a rung and reader")


def test_after_three_days_of_outage_one_message_a_ladder(ticket: Ticket) -> None:
    """Only the highest rung that came: nobody is told on Thursday that on Monday something would soon have been due."""
    for later in (NOW, 5 * MINUTE, HOUR, DAY):
        look(THURSDAY + later)
    assert heard() == once("rita response_late", "olga response_late", "rita solution_late", "olga still_open")


def test_of_the_network_too_and_not_once_for_every_two_hours(ann: Person, ticket: Ticket, tom: Person) -> None:
    net = reported(ann, category=a_category("network"))
    dispatch.accept(net, by=tom, now=MONDAY_9AM)
    closing.cancel(ticket, words="不用了", by=ann, now=MONDAY_9AM)
    for later in (NOW, 5 * MINUTE, HOUR):
        look(THURSDAY + later)
    assert {what: n for what, n in heard().items() if n > 1} == {}
    assert heard(by="tom") == once("tom contingency_owed", "tom progress_owed")


@pytest.mark.parametrize("end", ["resolved", "cancelled"])
def test_of_what_ended_while_nothing_ran_nobody_hears(ticket: Ticket, ann: Person, tom: Person, end: str) -> None:
    handed_off(ticket, tom, days=1)
    if end == "resolved":
        progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM + 2 * DAY)
    else:
        closing.cancel(ticket, words="不用了", by=ann, now=MONDAY_9AM + 2 * DAY)
    for later in (NOW, HOUR, DAY):
        look(THURSDAY + later)
    assert heard() == Counter()


def test_told_but_not_delivered_before_it_was_repaired_it_goes_to_nobody(ticket: Ticket, tom: Person, mailbox: Mailbox) -> None:
    """The rule spoke, the mail server did not: what is sent after the outage is asked again."""
    handed_off(ticket, tom, days=1)
    look(MONDAY_9AM + DAY)
    owed = Notice.objects.filter(channel=Channel.MAIL, kind__in=["repairs.still_open", "repairs.hand_off_late", "repairs.solution_late"])
    waiting = list(owed.values_list("pk", flat=True))
    assert {notice.kind for notice in owed} >= {"repairs.still_open", "repairs.hand_off_late"}
    progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM + 2 * DAY)
    assert [deliver(pk, now=THURSDAY) for pk in waiting] == [0] * len(waiting)
    assert mailbox.mails == []


def test_control_before_it_is_repaired_the_same_notices_go_out(ticket: Ticket, tom: Person, mailbox: Mailbox) -> None:
    look(MONDAY_9AM + DAY)
    [late] = Notice.objects.filter(channel=Channel.MAIL, kind="repairs.still_open")
    assert (deliver(late.pk, now=THURSDAY), len(mailbox.mails)) == (1, 1)
