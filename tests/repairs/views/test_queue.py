"""The queue: every open ticket of who leads, filtered by chips, and it asks as often for thirty as for one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.web.once import new_key
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
    return {row.ticket.words for row in signed(person).get(f"/repairs/queue/{query}").context["rows"]}


@pytest.fixture
def many(ann: Person, bo: Person, olga: Person, tom: Person) -> dict[str, Ticket]:
    """Of Bo's team and of another, in each state."""
    now, mine, other = timezone.now(), a_team(bo, tom), a_team(olga, name="网络组")
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


def test_all_for_the_manager_and_the_desk_the_own_team_s_for_its_lead_and_technicians(
    many: dict[str, Ticket], olga: Person, rita: Person, bo: Person, tom: Person
) -> None:
    running = set(many) - {"done"}
    assert found(olga) == found(rita) == running
    assert found(bo) == found(tom) == running - {"other"}


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
    assert signed(olga).get("/repairs/queue/?sort=rank").context["rows"][0].ticket.words == "late"


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


def test_accepted_and_given_without_opening_the_ticket(ann: Person, olga: Person, rita: Person, tom: Person) -> None:
    """Tom accepts what is his team's, Olga gives it to somebody who is named; the desk only reads."""
    now, team = timezone.now(), a_team(olga, tom)
    mine, given = reported(ann, team=team, now=now), reported(ann, team=team, now=now)
    rows = {person: signed(person).get("/repairs/queue/").context["rows"] for person in (tom, rita)}
    may = {person: {(row.may_accept, row.may_give) for row in seen} for person, seen in rows.items()}
    assert may == {tom: {(True, False)}, rita: {(False, False)}}

    answer = signed(tom).post(f"/repairs/work/{mine.number}/accept/", {"next": "/repairs/queue/?light=green", "once": new_key()})
    assert (answer["Location"], Ticket.objects.get(pk=mine.pk).assigned_to) == ("/repairs/queue/?light=green", tom)
    page = signed(olga).get(f"/repairs/queue/?give={given.number}")
    assert page.context["give"].ticket == given
    path, data = f"/repairs/{given.number}/lead/assign/", {"to": tom.pk, "because": "x", "next": "/repairs/queue/", "once": new_key()}
    assert signed(olga).post(path, data)["Location"] == "/repairs/queue/"
    row = next(row for row in signed(olga).get("/repairs/queue/").context["rows"] if row.ticket == given)
    assert (str(tom) in row.asked, row.may_give) == (True, True)
    assert b'id="give"' not in signed(rita).get(f"/repairs/queue/?give={given.number}").content
