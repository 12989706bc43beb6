"""After a visitor has left, the thank-you goes out once: a truth table of moments, ways and kinds of visit."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.limits import actions as limits
from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import thanks, visits
from visitors.models import Visit
from visitors.rules.visit_thanks import SendThanks

LEFT = MONDAY_9AM + HOUR


@pytest.fixture(autouse=True)
def live_since_yesterday(db: None) -> None:
    for rule in ("visitors.visit_thanks", "visitors.visit_thanked"):
        RuleState.objects.create(rule=rule, live_from=MONDAY_9AM - DAY)


def gone(ann: Person, **fields: object) -> Visit:
    return visits.check_out(arrived_visit(ann, **{"email": "li@example.com", **fields}), now=LEFT)


def send(now: object) -> list[tuple[str, str]]:
    before = set(Notice.objects.values_list("pk", flat=True))
    run(RULES["visitors.visit_thanks"], now=now)
    return [(notice.channel, notice.address) for notice in Notice.objects.exclude(pk__in=before)]


def test_before_at_after_again_and_after_an_outage(ann: Person) -> None:
    gone(ann)

    assert [send(LEFT + 59 * MINUTE), send(LEFT + HOUR), send(LEFT + HOUR), send(LEFT + 3 * DAY)] == [
        [],
        [(Channel.MAIL, "li@example.com")],
        [],
        [],
    ]


def test_a_thank_you_owed_while_the_server_slept_goes_out_when_it_wakes(ann: Person) -> None:
    gone(ann)

    assert send(LEFT + 2 * DAY) == [(Channel.MAIL, "li@example.com")]


def test_by_sms_when_a_mobile_is_known_and_there_is_a_gateway(ann: Person, settings: object) -> None:
    settings.SMS_URL = "json://127.0.0.1:1/sms"
    gone(ann)

    assert send(LEFT + HOUR) == [(Channel.SMS, "13900005678")]


@pytest.mark.parametrize("fields", [{"phone": "", "email": ""}, {"email": ""}, {"purpose": "delivery"}])
def test_who_cannot_be_reached_or_brought_a_delivery_gets_none(ann: Person, fields: dict) -> None:
    gone(ann, **fields)

    assert send(LEFT + DAY) == []


def test_who_was_turned_away_or_wants_no_messages_gets_none(ann: Person, rita: Person) -> None:
    visits.turn_away(arrived_visit(ann, email="a@example.com"), by=rita, now=LEFT)
    visits.stop_messages(gone(ann), now=LEFT + MINUTE)

    assert (send(LEFT + DAY), Todo.objects.open().count()) == ([], 0)
    assert Entry.objects.filter(verb="stop_messages").count() == 1


def test_the_manager_moves_the_delay(ann: Person, olga: Person) -> None:
    limits.change(SendThanks, values={"delay": 0}, by=olga, now=MONDAY_9AM)
    gone(ann)

    assert send(LEFT) == [(Channel.MAIL, "li@example.com")]


def test_visits_from_before_the_rule_went_live_are_not_flooded(ann: Person) -> None:
    RuleState.objects.filter(rule="visitors.visit_thanks").update(live_from=LEFT + MINUTE)
    gone(ann)

    assert send(LEFT + DAY) == []


def test_what_went_out_settles_the_to_do_and_what_did_not_turns_red(ann: Person, rita: Person) -> None:
    visit = gone(ann)
    send(LEFT + HOUR)
    run(RULES["visitors.visit_thanked"], now=LEFT + HOUR)
    assert Todo.objects.open().count() == 1

    Notice.objects.filter(kind="visitors.visit_thanks").update(sent_at=LEFT + HOUR + MINUTE)
    run(RULES["visitors.visit_thanked"], now=LEFT + 2 * HOUR)
    visit.refresh_from_db()

    assert (Todo.objects.open().count(), visit.thanked_at) == (0, LEFT + HOUR + MINUTE)


def test_a_thank_you_that_could_not_be_sent_turns_yellow_and_red_and_tells_desk_and_manager(
    ann: Person, rita: Person, olga: Person
) -> None:
    gone(ann)
    send(LEFT + HOUR)
    ladder = RULES["timed.climb_ladders"]
    todo = Todo.objects.open().get()
    assert [todo.light(LEFT + hours * HOUR).value for hours in (19, 20, 23, 24)] == ["green", "yellow", "yellow", "red"]

    for hours in (19, 20, 24, 25):
        run(ladder, now=LEFT + hours * HOUR)
    told = Notice.objects.filter(kind="visitors.thanks_late", channel="inbox").order_by("pk")
    assert [notice.reader.username for notice in told] == ["rita", "rita", "olga"]


def test_the_thank_you_is_in_the_visitors_language_with_the_hosts_contact_and_one_question(ann: Person) -> None:
    visit = gone(ann, language="en")
    send(LEFT + HOUR)

    notice = Notice.objects.get(kind="visitors.visit_thanks")
    assert (notice.language, notice.data["host_contact"], written(notice).link.endswith("/feedback/")) == (
        "en",
        "ann@example.com ext. 8021",
        True,
    )
    given = thanks.give_feedback(visit, score=5, words="good", now=LEFT + 2 * HOUR)
    assert (given.score, Notice.objects.filter(kind="visitors.visit_feedback", reader=ann).count()) == (5, 2)


def test_an_expected_visitor_who_never_came_is_not_thanked(ann: Person) -> None:
    expected_visit(ann)

    assert send(LEFT + 2 * DAY) == []
