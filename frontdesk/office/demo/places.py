"""Where the demo company sits: one tower, three floors, eighteen places."""

from frontdesk.places.actions.adding import add_floor, add_place, add_site
from frontdesk.places.models.place import Kind
from frontdesk.scene import Scene, act

FLOORS = [
    (
        "1 层",
        "1F",
        [
            ("前台", "Reception", Kind.SPOT),
            ("访客等候区", "Visitors' lounge", Kind.SPOT),
            ("云杉会议室", "Spruce room", Kind.ROOM),
            ("洽谈室 1", "Talk room 1", Kind.ROOM),
            ("收发室", "Mail room", Kind.ROOM),
            ("1 层卫生间", "Washroom 1F", Kind.ROOM),
        ],
    ),
    (
        "2 层",
        "2F",
        [
            ("银杏会议室", "Ginkgo room", Kind.ROOM),
            ("白桦会议室", "Birch room", Kind.ROOM),
            ("2 层茶水间", "Pantry 2F", Kind.ROOM),
            ("2 层文印角", "Printer corner 2F", Kind.SPOT),
            ("开放办公区 A", "Open office A", Kind.SPOT),
            ("2 层卫生间", "Washroom 2F", Kind.ROOM),
        ],
    ),
    (
        "3 层",
        "3F",
        [
            ("红松会议室", "Pine boardroom", Kind.ROOM),
            ("3 层茶水间", "Pantry 3F", Kind.ROOM),
            ("3 层文印角", "Printer corner 3F", Kind.SPOT),
            ("物品库房", "Supplies store", Kind.ROOM),
            ("档案室", "Archive room", Kind.ROOM),
            ("机房", "Server room", Kind.ROOM),
        ],
    ),
]


@act("office.places")
def name_the_places(scene: Scene) -> None:
    """Entered by the admin manager, as a new company would do it."""
    by, now = scene.cast["olga"], scene.now
    site = add_site(name="远山大厦", name_en="Yuanshan Tower", by=by, now=now)
    for name, name_en, places in FLOORS:
        floor = add_floor(site, name=name, name_en=name_en, by=by, now=now)
        for place, english, kind in places:
            add_place(floor, name=place, name_en=english, kind=kind, by=by, now=now)
