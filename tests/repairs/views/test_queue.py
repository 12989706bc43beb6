"""The queue: every open ticket of who leads, filtered by chips, and it asks as often for thirty as for one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from repairs.actions import clocks, dispatch, extensions, progress
from repairs.models import Ticket
from tests.factories.repairs import a_category, a_spot, a_team, reported
from tests.queries import queries

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def signed(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def found(person: Person, query: str = "") -> set[str]:
    return {ticket.words for ticket, _light in signed(person).get(f"/repairs/queue/{query}").context["rows"]}


@pytest.fixture
def many(ann: Person, olga: Person, rita: Person, tom: Person) -> dict[str, Ticket]:
    """Of Rita's team and of another, in each state."""
    now, mine, other = timezone.now(), a_team(rita, tom), a_team(olga, name="网络组")
    made = {
        "late": reported(ann, team=mine, now=now - 60 * HOUR, emergency="power", words="late"),
        "new": reported(ann, team=mine, now=now, urgency="low", words="new", place=a_spot("大堂")),
        "paused": reported(ann, team=mine, now=now, words="paused"),
        "asks": reported(ann, team=mine, now=now, words="asks"),
        "done": reported(ann, team=mine, now=now, words="done"),
        "other": reported(ann, team=other, now=now, category=a_category("network"), words="other"),
    }
    clocks.pause(dispatch.accept(made["paused"], by=tom, now=now), reason="parts", until=now + 50 * HOUR, by=tom, now=now)
    extensions.ask(made["asks"], until=now + 500 * HOUR, reason="x", by=tom, now=now)
    progress.resolve(made["done"], words="x", by=tom, now=now)
    return made


def test_all_for_the_manager_the_own_team_s_for_its_lead_and_technicians(
    many: dict[str, Ticket], olga: Person, rita: Person, tom: Person
) -> None:
    running = set(many) - {"done"}
    assert found(olga) == running
    assert found(rita) == found(tom) == running - {"other"}


def test_an_employee_finds_nothing_there(many: dict[str, Ticket], ann: Person) -> None:
    assert found(ann) == set()


def test_chips_search_and_sort(many: dict[str, Ticket], olga: Person) -> None:
    team, kind = many["other"].team_id, many["other"].category_id
    assert found(olga, f"?team={team}") == found(olga, f"?category={kind}") == {"other"}
    assert found(olga, "?urgency=emergency") == found(olga, "?light=red") == {"late"}
    assert found(olga, "?state=paused") == {"paused"}
    assert found(olga, "?state=more-time") == {"asks"}
    assert found(olga, "?state=unconfirmed") == {"done"}
    assert "paused" not in found(olga, "?state=unassigned")
    assert found(olga, "?q=大堂") == {"new"}
    assert found(olga, "?q=BX") == set(many)  # words look through what waits to be confirmed too
    first, _light = signed(olga).get("/repairs/queue/?sort=rank").context["rows"][0]
    assert first.words == "late"


def test_the_lights_part_what_runs(many: dict[str, Ticket], olga: Person) -> None:
    lights = [found(olga, f"?light={colour}") for colour in ("red", "yellow", "green")]
    assert sorted(words for light in lights for words in light) == ["asks", "late", "new", "other", "paused"]


@pytest.mark.parametrize("query", ["", "?light=yellow&sort=-due", "?q=BX"])
def test_as_many_questions_for_thirty_as_for_one(ann: Person, olga: Person, tom: Person, query: str) -> None:
    client, team = signed(olga), a_team(olga, tom)

    def asked() -> int:
        return queries(lambda: client.get(f"/repairs/queue/{query}"))

    reported(ann, team=team, now=timezone.now())
    asked()
    one = asked()
    common = {"asker": ann, "place": a_spot(), "category": a_category(), "reported_at": timezone.now(), "team": team, "assigned_to": tom}
    Ticket.objects.bulk_create([Ticket(number=f"BX-20200101-{n:03}", assigned_at=timezone.now(), **common) for n in range(29)])
    assert (asked(), one <= 8) == (one, True)


def test_the_file_holds_what_the_chips_leave(many: dict[str, Ticket], olga: Person) -> None:
    response = signed(olga).get("/repairs/queue/export/?state=paused")
    assert b"".join(response)
    assert (response.status_code, response["Content-Type"].endswith("sheet")) == (200, True)
