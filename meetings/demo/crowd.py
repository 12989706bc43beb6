"""The large company: five thousand colleagues who meet, in two hundred rooms. For who wants to see how long things take."""

from dataclasses import dataclass
from datetime import time

from frontdesk.people.actions.people import fill_spellings
from frontdesk.people.models import Department, Person, Post
from frontdesk.people.permissions import Role
from frontdesk.places.actions.adding import add_floor, add_place
from frontdesk.places.models import Site
from frontdesk.scene import Scene
from frontdesk.scene_names import GIVEN, SURNAMES
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of
from meetings.actions import rooms
from meetings.models import Equipment, Layout, Rights, Room

ON_A_FLOOR = 12
SIZES = (4, 4, 6, 6, 8, 8, 10, 12, 16, 24)
BATCH = 500


@dataclass(frozen=True)
class Size:
    """Of a large company, all in all."""

    people: int = 5_000
    rooms: int = 200
    bookings: int = 800_000


def colleagues(scene: Scene, many: int) -> list[Person]:
    """So many in all: who is there and who is added, without a log-in; only they are known to nobody else of the demo."""
    there, departments = Person.objects.count(), list(Department.objects.order_by("pk"))
    people = [_colleague(number, departments, scene) for number in range(there + 1, many + 1)]
    made = Person.objects.bulk_create(people, BATCH)
    Post.objects.bulk_create([Post(person=person, role=Role.EMPLOYEE) for person in made], BATCH)
    rebuild([source_of(Person)])
    return [*scene.people, *made]


def _colleague(number: int, departments: list[Department], scene: Scene) -> Person:
    login = f"yx{number:05d}"  # nobody else of the demo begins so
    name = SURNAMES[number % len(SURNAMES)] + GIVEN[number // len(SURNAMES) % len(GIVEN)]
    names = {"username": login, "staff_number": login.upper(), "name": name, "email": f"{login}@yuanshan.example"}
    person = Person(**names, department=departments[number % len(departments)], joined_at=scene.now)
    person.set_unusable_password()
    return fill_spellings(person)


def many_rooms(scene: Scene, many: int) -> list[Room]:
    """So many in all: floor above floor, most of them small, every fourth given back when nobody comes, every tenth asked for."""
    by, now, site = scene.cast["olga"], scene.now, Site.objects.order_by("pk")[0]
    made: list[Room] = []
    floor, level = None, site.floors.count()
    for number in range(many - Room.objects.open().count()):
        if number % ON_A_FLOOR == 0 or floor is None:
            level += 1
            floor = add_floor(site, name=f"{level} 层", name_en=f"{level}F", by=by, now=now)
        door = f"{level}{number % ON_A_FLOOR + 1:02d}"
        place = add_place(floor, name=f"会议室 {door}", name_en=f"Room {door}", by=by, now=now)
        inside = {"equipment": [str(Equipment.SCREEN)] if number % 3 else [], "layouts": [str(Layout.TABLE)]}
        rights = Rights.ASK if number % 10 == 0 else Rights.OPEN
        values = {"place": place, "capacity": SIZES[number % len(SIZES)], "opens_at": time(7, 30), "closes_at": time(22), "rights": rights}
        made.append(rooms.add({**values, **inside, "asks_check_in": number % 4 == 0}, by=by, now=now))
    return made
