"""Twelve rooms: the five that the building has as places already, and seven more."""

from datetime import datetime, time

from frontdesk.people.models import Person
from frontdesk.places.actions.adding import add_place
from frontdesk.places.models import Floor, Place
from frontdesk.places.models.place import Kind
from frontdesk.scene import Scene
from meetings.actions import rooms
from meetings.models import Equipment, Layout, Rights, Room

E, L = Equipment, Layout
MANY = 8  # seats from which nobody is asked whether they came
ALL = [E.SCREEN, E.PROJECTOR, E.VIDEO, E.PHONE, E.SOUND, E.WHITEBOARD]

# floor, name, English name, seats, equipment, layouts, and what is not usual of it
ROOMS = (
    ("1 层", "云杉会议室", "Spruce room", 10, [E.SCREEN, E.VIDEO, E.WHITEBOARD], [L.TABLE], {"clear_up": 10}),
    ("1 层", "洽谈室 1", "Talk room 1", 4, [E.WHITEBOARD], [L.SOFAS], {}),
    ("1 层", "洽谈室 2", "Talk room 2", 4, [], [L.SOFAS], {}),
    ("1 层", "多功能厅", "Assembly hall", 80, ALL, [L.THEATRE, L.CLASSROOM], {"set_up": 30, "clear_up": 30, "rights": Rights.ASK}),
    ("2 层", "银杏会议室", "Ginkgo room", 12, [E.PROJECTOR, E.PHONE, E.WHITEBOARD], [L.TABLE, L.U_SHAPE], {}),
    ("2 层", "白桦会议室", "Birch room", 8, [E.SCREEN, E.WHITEBOARD], [L.TABLE], {}),
    ("2 层", "翠竹会议室", "Bamboo room", 6, [E.SCREEN, E.VIDEO], [L.TABLE], {}),
    ("2 层", "海棠会议室", "Crabapple room", 6, [E.WHITEBOARD], [L.TABLE], {}),
    ("2 层", "培训室", "Training room", 30, [E.PROJECTOR, E.SOUND, E.WHITEBOARD], [L.CLASSROOM, L.U_SHAPE], {"set_up": 15, "clear_up": 15}),
    ("3 层", "红松会议室", "Pine boardroom", 20, ALL, [L.TABLE, L.U_SHAPE], {"set_up": 15, "clear_up": 15, "rights": Rights.ASK}),
    ("3 层", "玉兰会议室", "Magnolia room", 8, [E.SCREEN, E.VIDEO, E.PHONE], [L.TABLE], {}),
    ("3 层", "贵宾室", "VIP lounge", 8, [E.SCREEN], [L.SOFAS], {"rights": Rights.OFFICE, "note": "茶具在左侧柜中，用后请前台清点。"}),
)


def furnish(scene: Scene) -> dict[str, Room]:
    """Entered by the admin manager; by their Chinese names."""
    by, now = scene.cast["olga"], scene.now
    floors = {floor.name: floor for floor in Floor.objects.open()}
    made = {}
    for floor, name, english, seats, equipment, layouts, more in ROOMS:
        place = _place(floors[floor], name, english, by, now)
        usual = {"opens_at": time(7, 30), "closes_at": time(22), "asks_check_in": seats <= MANY}
        inside = {"equipment": [str(each) for each in equipment], "layouts": [str(each) for each in layouts]}
        values = {"place": place, "capacity": seats, **usual, **inside, **more}
        made[name] = rooms.add(values, by=by, now=now)
    return made


def _place(floor: Floor, name: str, english: str, by: Person, now: datetime) -> Place:
    found = Place.objects.open().filter(floor=floor, name=name).first()
    return found or add_place(floor, name=name, name_en=english, kind=Kind.ROOM, by=by, now=now)
