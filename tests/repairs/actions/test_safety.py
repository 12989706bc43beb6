"""Made safe though nobody said so while reporting, and an emergency that a follower sees coming."""

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from repairs.actions import followers, progress, safety, urgency
from repairs.models import SafetyStep, SafetyTick, Ticket
from tests.factories.repairs import a_category, a_team, reported
from tests.moments import HOUR, MONDAY_9AM
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db
LATER = MONDAY_9AM + HOUR


@pytest.fixture
def leak(ann: Person, olga: Person, tom: Person) -> Ticket:
    return reported(ann, category=a_category(safety=["放置防滑警示牌", "关闭阀门"]), team=a_team(olga, tom))


def refused(do: object, *args: object, **given: object) -> str:
    with pytest.raises(Refused) as error:
        do(*args, **given)  # type: ignore[operator]
    return error.value.code


def test_who_asked_the_team_and_the_desk_tick_a_step_once_and_nobody_else(
    leak: Ticket, ann: Person, bo: Person, rita: Person, tom: Person
) -> None:
    sign, valve = SafetyStep.objects.order_by("pk")
    assert refused(safety.tick, leak, sign, by=bo, now=LATER) == "not-yours"
    assert [safety.tick(leak, sign, by=person, now=LATER) for person in (rita, ann)] == [True, False]
    assert safety.tick(leak, valve, by=tom, now=LATER)
    assert list(SafetyTick.objects.values_list("step", "ticked_by", "ticked_at")) == [(sign.pk, rita.pk, LATER), (valve.pk, tom.pk, LATER)]
    assert leak.events.filter(kind="safety_done").count() == 2
    other = a_category("network", safety=["让开"]).safety_steps.get()
    assert refused(safety.tick, leak, other, by=ann, now=LATER) == "safety"
    progress.resolve(leak, words="好了", by=tom, now=LATER)
    assert refused(safety.tick, leak, sign, by=ann, now=LATER) == "resolved"


def test_on_the_page_it_is_one_button_and_then_says_who_and_when(leak: Ticket, ann: Person, rita: Person) -> None:
    sign = SafetyStep.objects.order_by("pk")[0]
    assert "not done yet" in words(Staff(ann).open("repairs:ticket_detail", leak.number))
    assert Staff(rita).press("repairs:ticket_safe", leak.number, step=sign.pk).status_code == 303
    page = words(Staff(ann).open("repairs:ticket_detail", leak.number))
    assert ("放置防滑警示牌 Rita Lin" in page, page.count("not done yet")) == (True, 1)


def test_a_follower_raises_it_to_an_emergency_of_the_list_and_changes_nothing_else(leak: Ticket, bo: Person) -> None:
    assert refused(urgency.raise_alarm, leak, emergency="water", by=bo, now=LATER) == "not-yours"
    followers.follow(leak, by=bo, now=MONDAY_9AM)
    assert refused(urgency.raise_alarm, leak, emergency="high", by=bo, now=LATER) == "emergency"
    for emergency in ("water", "fire"):  # what is an emergency already stays the one it is
        urgency.raise_alarm(leak, emergency=emergency, by=bo, now=LATER)
    leak.refresh_from_db()
    assert (leak.urgency, leak.emergency, leak.events.filter(kind="urgency_changed").count()) == ("emergency", "water", 1)


@pytest.mark.parametrize(("urgency", "then"), [("low", "normal"), ("emergency-water", "emergency")])
def test_me_too_takes_along_an_emergency_and_no_other_urgency(leak: Ticket, bo: Person, at, urgency: str, then: str) -> None:
    at(LATER)
    Staff(bo).press("repairs:ticket_follow", leak.number, urgency=urgency)
    leak.refresh_from_db()
    assert (leak.followers.get().person, leak.urgency) == (bo, then)
    assert "1 more follows" in words(Staff(bo).open("repairs:ticket_detail", leak.number))
