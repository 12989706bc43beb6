"""The same fault twice: a pointer, nothing moved, undone within a week; and of two merged into each other one is left."""

from copy import deepcopy

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from repairs.actions import merging, progress
from repairs.models import Follower, Ticket
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(ann: Person, rita: Person, olga: Person, tom: Person) -> tuple[Ticket, Ticket]:
    """Ann's and Rita's, of one team."""
    team = a_team(olga, tom)
    return reported(ann, team=team), reported(rita, team=team)


def code(action: object, *given: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        action(*given, **{"now": MONDAY_9AM + HOUR, **more})
    return refused.value.code


def test_merged_it_stands_still_and_its_asker_follows_the_other(two: tuple[Ticket, Ticket], ann: Person, olga: Person) -> None:
    first, second = two
    merged = merging.merge(first, second, by=olga, now=MONDAY_9AM + HOUR)
    assert (merged.state, merged.merged_into, first.events.count(), second.events.count()) == ("merged", second, 2, 1)
    assert [(each.person, each.came_with) for each in Follower.objects.filter(ticket=second)] == [(ann, first)]
    assert not Todo.objects.open().about(first).exists()
    assert merging.merge(first, second, by=olga, now=MONDAY_9AM + 2 * HOUR).merged_at == MONDAY_9AM + HOUR  # again is nothing
    [notice] = Notice.objects.filter(kind="repairs.ticket_merged", channel="inbox")
    assert (notice.reader, written(notice).title) == (ann, f"报修单{first}与{second}为同一故障，已合并")
    assert second in Ticket.objects.visible_to(ann)

    merging.unmerge(first, by=olga, now=MONDAY_9AM + 3 * HOUR)
    first.refresh_from_db()
    assert (first.state, first.solution_due_at, Todo.objects.open().about(first).count()) == ("reported", MONDAY_9AM + DAY + 2 * HOUR, 2)
    assert not Follower.objects.standing().exists()


def test_what_is_refused(two: tuple[Ticket, Ticket], ann: Person, rita: Person, olga: Person, tom: Person) -> None:
    first, second = two
    third, done = reported(rita), reported(ann, team=first.team)
    progress.resolve(done, words="好了", by=tom, now=MONDAY_9AM)
    assert code(merging.merge, first, first, by=olga) == "itself"
    assert code(merging.merge, first, second, by=tom) == "not-yours"
    assert code(merging.unmerge, first, by=olga) == "not-merged"
    merging.merge(first, second, by=olga, now=MONDAY_9AM)
    assert code(merging.merge, first, third, by=olga) == code(merging.merge, third, first, by=olga) == "merged"
    assert code(merging.merge, second, third, by=olga) == "others-merged"
    merging.merge(third, done, by=olga, now=MONDAY_9AM)  # repaired, not confirmed: still open
    assert code(merging.unmerge, first, by=tom) == "not-yours"


@pytest.mark.parametrize(("ahead", "answer"), [(7 * DAY, "reported"), (7 * DAY + MINUTE, "too-late")])
def test_undone_for_a_week(two: tuple[Ticket, Ticket], olga: Person, ahead: object, answer: str) -> None:
    first, second = two
    merging.merge(first, second, by=olga, now=MONDAY_9AM)
    now = MONDAY_9AM + ahead  # type: ignore[operator]
    if answer == "too-late":
        assert code(merging.unmerge, first, by=olga, now=now) == answer
    else:
        assert merging.unmerge(first, by=olga, now=now).state == answer


def test_a_lead_merges_what_is_of_the_own_teams_only(ann: Person, rita: Person, olga: Person) -> None:
    lead = PersonFactory(username="lea")
    mine, other = reported(ann, team=a_team(lead)), reported(rita, team=a_team(olga, name="网络组"))
    assert code(merging.merge, mine, other, by=lead) == "not-yours"
    assert merging.merge(mine, reported(rita, team=mine.team), by=lead, now=MONDAY_9AM).state == "merged"  # control


def crossed(two: tuple[Ticket, Ticket], olga: Person) -> list[object]:
    return together(2, lambda n: merging.merge(two[n], two[1 - n], by=olga, now=MONDAY_9AM))


@pytest.mark.django_db(transaction=True)
def test_of_two_merged_into_each_other_at_once_one_is_left(two: tuple[Ticket, Ticket], olga: Person) -> None:
    answers = crossed(two, olga)
    assert sorted(answer.code if isinstance(answer, Refused) else answer.state for answer in answers) == ["merged", "merged"]
    assert (Ticket.objects.running().count(), sum(isinstance(answer, Refused) for answer in answers)) == (1, 1)


def test_control_who_does_not_look_again_under_the_lock_loses_both(
    two: tuple[Ticket, Ticket], olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {each.pk: Ticket.objects.select_related("category", "place", "thing", "team__lead").get(pk=each.pk) for each in two}
    monkeypatch.setattr(merging, "locked", lambda ticket: deepcopy(seen[ticket.pk]))
    monkeypatch.setattr(Ticket, "merged", Ticket.objects.none())  # as both saw it before
    for mine, other in (two, two[::-1]):
        merging.merge(mine, other, by=olga, now=MONDAY_9AM)
    assert not Ticket.objects.running().exists()
