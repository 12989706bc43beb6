"""What stands on the stage of the tickets: who repairs what, where something breaks, the targets, the calendar, a dice of its own."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from frontdesk.limits.models import Version
from frontdesk.people.models import Person, Post
from frontdesk.people.permissions import Role
from frontdesk.places.models import Place
from frontdesk.places.models.place import Kind
from frontdesk.scene import Scene
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from repairs.finding.policy import Policy, policy_of
from repairs.finding.routing import route_for
from repairs.limits.targets import Targets
from repairs.models import Category, Contractor, Membership, Route, SafetyStep, Team, Thing

COMPUTERS = 48
QUICK = timedelta(days=100)  # somewhat more than the days in which a fault recurs
OFTEN = 2  # what is no recurring fault happens no oftener in them

Key = tuple[int | None, int | None, str]  # as `finding.recurring` has it


@dataclass(frozen=True)
class Spot:
    """Where something breaks."""

    place: Place
    thing: Thing | None = None

    def key(self, kind: str) -> Key:
        return (None, self.thing.pk, kind) if self.thing else (self.place.pk, None, kind)


@dataclass
class Stage:
    scene: Scene
    rng: Random
    working: Calendar
    policy: Policy
    version: Version | None
    categories: dict[str, Category]
    routes: dict[int, Route]  # by category
    members: dict[int, list[Membership]]  # by team
    spots: dict[str, list[Spot]]
    steps: dict[int, list[SafetyStep]]
    contractors: list[Contractor]
    askers: list[Person]
    broke: dict[Key, list[datetime]] = field(default_factory=lambda: defaultdict(list))

    @property
    def now(self) -> datetime:
        return self.scene.now

    @property
    def lead(self) -> Person:
        return self.scene.cast["olga"]

    def team_of(self, category: Category) -> Team:
        return self.routes[category.pk].team

    def able(self, category: Category) -> list[Person]:
        """Who repairs this, in the order of the team."""
        rows = self.members[self.team_of(category).pk]
        return [each.person for each in rows if not each.skills.all() or category in each.skills.all()]

    def house(self, category: Category) -> Contractor:
        """Who is called for it from outside."""
        mine = [each for each in self.contractors if category in each.categories.all()]
        return self.rng.choice(mine or self.contractors)

    def is_quiet(self, key: Key, at: datetime) -> bool:
        """Whether one more makes no recurring fault of it."""
        return sum(abs(at - other) < QUICK for other in self.broke[key]) < OFTEN

    def after(self, at: datetime, minutes: float) -> datetime:
        """So many working minutes later."""
        return self.working.add_hours(at, timedelta(minutes=round(minutes)))


def set_stage(scene: Scene) -> Stage:
    """After the rounds, whose fails are tickets, too. The dice is thrown from the scene's without moving it."""
    dice, working, version = Random(f"repairs {scene.rng.getstate()[1][:4]}"), calendar(), Targets.version()
    categories = {each.name: each for each in Category.objects.open()}
    members = defaultdict(list)
    for each in Membership.objects.running().select_related("person").prefetch_related("skills", "person__posts").order_by("pk"):
        members[each.team_id].append(each)
    places = list(Place.objects.open().select_related("floor").in_order())
    _more_things(places, categories)
    steps = defaultdict(list)
    for step in SafetyStep.objects.open().in_order():
        steps[step.category_id].append(step)
    noon = working.add_hours(scene.now, timedelta(hours=-1))
    repairing = {each.person_id for rows in members.values() for each in rows}
    may = set(Post.objects.filter(role=Role.EMPLOYEE).values_list("person", flat=True))
    askers = [each for each in scene.people if each.pk in may and each.pk not in repairing]
    return Stage(
        **{"scene": scene, "rng": dice, "working": working, "policy": policy_of(version), "version": version},
        **{"categories": categories, "members": dict(members), "spots": _spots(places), "steps": dict(steps)},
        routes={each.pk: route for each in categories.values() if (route := route_for(each, places[0], noon, working))},
        contractors=list(Contractor.objects.open().prefetch_related("categories").in_order()),
        askers=[*askers, *([scene.cast["rita"]] * 6 if "rita" in scene.cast else ())],
    )


def _more_things(places: list[Place], categories: dict[str, Category]) -> None:
    """Computers of the open office; air conditioning and a door of every room, without which everything would happen to the place."""
    office = next((each for each in places if each.name.startswith("开放办公区")), places[0])
    rows = [
        Thing(name=f"办公电脑 A-{n:02}", name_en=f"Computer A-{n:02}", place=office, category=categories["电脑和打印机"])
        for n in range(1, COMPUTERS + 1)
    ]
    for place in places:
        if place.kind == Kind.ROOM:
            rows.append(
                Thing(name=f"{place.name}空调", name_en=f"Air conditioner, {place.name_en}", place=place, category=categories["空调"])
            )
            rows.append(Thing(name=f"{place.name}门", name_en=f"Door, {place.name_en}", place=place, category=categories["门和锁"]))
    there = Thing.objects.count()
    taken = set(Thing.objects.open().values_list("place", "name"))
    rows = [each for each in rows if (each.place_id, each.name) not in taken]
    for position, each in enumerate(rows, there + 1):
        each.position = position
    Thing.objects.bulk_create(rows)


def _spots(places: list[Place]) -> dict[str, list[Spot]]:
    things = list(Thing.objects.open().select_related("place", "category").order_by("pk"))

    def of(words: str) -> list[Spot]:
        return [Spot(thing.place, thing) for thing in things if words in thing.name]

    return {
        "place": [Spot(place) for place in places],
        "wet": [Spot(place) for place in places if "卫生间" in place.name or "茶水间" in place.name],
        **{"computer": of("办公电脑"), "cooler": of("空调"), "water": of("饮水机"), "printer": of("3 层黑白打印机")},
        **{"door": [spot for spot in of("门") if "闸机" not in str(spot.thing)], "screen": [*of("投影仪"), *of("大屏")]},
        **{str(thing): [Spot(thing.place, thing)] for thing in things},
    }
