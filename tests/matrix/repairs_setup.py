"""Doors of what is set up for repairs: categories, things, teams, rules of dispatch, contractors."""

from datetime import time

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from repairs.models import Category, Contractor, Membership, Route, Shift, Team, Thing
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_category, a_contractor, a_route, a_spot, a_team, a_thing
from tests.matrix.rows import STAFF, Row, page, step

KEEPERS = frozenset(role.value for role in Role if Can.KEEP_REPAIRS in PERMISSIONS[role])
NOUNS = ("category", "thing", "team", "route", "contractor")

PAGES: dict[str, Row] = {
    **{f"repairs:{noun}_{name}": page(KEEPERS) for noun in NOUNS for name in ("list", "export", "new", "edit")},
    **{f"repairs:{noun}_{verb}": step(KEEPERS) for noun in NOUNS for verb in ("close", "reopen")},
    **dict.fromkeys(["repairs:category_usual", "repairs:route_move", "repairs:member_leave"], step(KEEPERS)),
    **dict.fromkeys(["repairs:thing_labels", "repairs:team_detail", "repairs:member_new", "repairs:member_edit"], page(KEEPERS)),
    "repairs:thing_page": page(STAFF),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    thing, team = (
        a_thing(category=a_category()),
        a_team(person, person, name=f"维修组 {person.pk}"),
    )  # of their own: who is in a team sees its tickets
    return {
        "repairs:category_": {"pk": a_category().pk},
        "repairs:thing_": {"pk": thing.pk, "token": thing.token},
        "repairs:team_": {"pk": team.pk},
        "repairs:member_new": {"pk": team.pk},
        "repairs:member_": {"pk": team.memberships.get(person=person).pk},
        "repairs:route_": {"pk": a_route(team, category=a_category(name="别的")).pk},  # else the tickets of the matrix went there
        "repairs:contractor_": {"pk": a_contractor().pk},
    }


def plant(many: int, person: Person) -> None:
    """So many of each, every team with a member who has a skill and a shift, every rule for a category at a place."""
    now = timezone.now()
    first = Category.objects.count()
    kinds = Category.objects.bulk_create([Category(name=f"类别{first + n}", position=n) for n in range(many)])
    Thing.objects.bulk_create([Thing(name=f"设备{first + n}", place=a_spot(), category=kinds[n]) for n in range(many)])
    teams = Team.objects.bulk_create([Team(name=f"维修组{first + n}", lead=person) for n in range(many)])
    members = Membership.objects.bulk_create([Membership(team=team, person=PersonFactory(), joined_at=now) for team in teams])
    Membership.skills.through.objects.bulk_create(
        [Membership.skills.through(membership=each, category=kinds[n]) for n, each in enumerate(members)]
    )
    Shift.objects.bulk_create([Shift(membership=each, weekday=0, starts=time(8), ends=time(16)) for each in members])
    Route.objects.bulk_create([Route(category=kinds[n], place=a_spot(), team=teams[n]) for n in range(many)])
    made = Contractor.objects.bulk_create([Contractor(name=f"维修商{first + n}") for n in range(many)])
    Contractor.categories.through.objects.bulk_create(
        [Contractor.categories.through(contractor=each, category=kinds[n]) for n, each in enumerate(made)]
    )
