"""The checklists of the demo company: what is looked at, when, and who does it."""

from dataclasses import dataclass, field
from datetime import datetime

from frontdesk.people.models import Person
from frontdesk.places.models import Floor, Place
from repairs.models import Category, Checklist, ChecklistItem, FaultKind, Repeat, RoundKind, Team


@dataclass(frozen=True)
class Plan:
    """A checklist before it is made; each item 'in Chinese|in English|place'."""

    kind: str
    name: str
    name_en: str
    who: str
    items: tuple[str, ...]
    times: tuple[str, ...] = ()
    repeat: str = Repeat.WORKDAYS
    fault: str = FaultKind.CLEANING
    more: dict[str, object] = field(default_factory=dict)


PLANS = (
    Plan(
        RoundKind.OPENING,
        "早间开门巡检",
        "Opening in the morning",
        "rita",
        (
            "灯和空调已打开|Lights and air conditioning are on",
            "前台台面整洁|The reception desk is tidy",
            "访客等候区整洁，杂志齐全|The visitors' lounge is tidy, magazines are there|访客等候区",
            "水、咖啡、纸杯、纸巾已补满|Water, coffee, cups and tissues are filled up",
            "打印纸已补足|Printing paper is filled up|2 层文印角",
            "电话、网络正常|Telephone and network work",
        ),
        ("10:00",),
        fault=FaultKind.BUILDING,
        more={"place": "前台", "lead_minutes": 90},
    ),
    Plan(
        RoundKind.CLOSING,
        "下班关闭 · 1 层",
        "Closing · 1F",
        "rita",
        (
            "灯和空调已关闭|Lights and air conditioning are off",
            "饮水机、咖啡机已断电|Water and coffee machines are switched off",
            "门窗已关好|Doors and windows are shut",
        ),
        ("18:30",),
        fault=FaultKind.BUILDING,
        more={"floor": "1 层"},
    ),
    Plan(
        RoundKind.CLOSING,
        "下班关闭 · 2 层",
        "Closing · 2F",
        "tom",
        (
            "灯和空调已关闭|Lights and air conditioning are off",
            "打印机、投影已关闭|Printers and projectors are off|2 层文印角",
            "门窗已关好|Doors and windows are shut",
        ),
        ("18:30",),
        fault=FaultKind.BUILDING,
        more={"floor": "2 层"},
    ),
    Plan(
        RoundKind.WASHROOM,
        "卫生间巡检",
        "Washrooms",
        "team",
        (
            "1 层：地面干净、干燥|1F: the floor is clean and dry|1 层卫生间",
            "1 层：擦手纸多于三分之一|1F: more than a third of the towels is left|1 层卫生间",
            "2 层：地面干净、干燥|2F: the floor is clean and dry|2 层卫生间",
            "2 层：擦手纸多于三分之一|2F: more than a third of the towels is left|2 层卫生间",
            "洗手液充足，无异味|Soap is there, the air is fresh|2 层卫生间",
        ),
        ("10:30", "15:30"),
        more={"lead_minutes": 45},
    ),
    Plan(
        RoundKind.CORRIDOR,
        "走廊巡检",
        "Corridors",
        "team",
        ("走廊畅通，无杂物|The corridors are clear|开放办公区 A", "地面、墙面干净|Floors and walls are clean|开放办公区 A"),
        ("14:00",),
        more={"floor": "2 层"},
    ),
    Plan(
        RoundKind.DOOR,
        "大会议室午间锁门",
        "Door of the boardroom at lunch",
        "rita",
        ("会议室无人，门已锁|Nobody is in the room, the door is locked", "设备和灯已关闭|Equipment and lights are off"),
        ("12:15",),
        fault=FaultKind.BUILDING,
        more={"place": "红松会议室", "lead_minutes": 30},
    ),
    Plan(
        RoundKind.PLANTS,
        "绿植浇水",
        "Watering the plants",
        "team",
        ("盆土湿润，无积水|The soil is moist, no water stands|前台", "无枯叶、无虫害|No dry leaves, no pests|开放办公区 A"),
        ("16:00",),
        Repeat.WEEKLY,
        more={"weekdays": "2", "lead_minutes": 480, "grace_minutes": 1440},
    ),
    Plan(
        RoundKind.PLANTS,
        "绿植擦叶",
        "Wiping the leaves",
        "team",
        ("叶面干净|The leaves are clean|前台", "花盆、托盘干净|Pots and saucers are clean|开放办公区 A"),
        ("16:00",),
        Repeat.MONTHLY,
        more={"day_of_month": 15, "lead_minutes": 1440, "grace_minutes": 1440},
    ),
    Plan(
        RoundKind.FIRE,
        "消防器材检查",
        "Fire equipment",
        "tom",
        (
            "灭火器压力正常，在有效期内|Extinguishers: pressure right, in date|1 层卫生间",
            "消火栓箱完好，无遮挡|Hydrant boxes are whole and free|2 层茶水间",
            "疏散指示灯亮，通道畅通|Exit signs are lit, ways are free|3 层茶水间",
        ),
        ("16:00",),
        Repeat.MONTHLY,
        FaultKind.BUILDING,
        {"day_of_month": 5, "shift": "previous", "lead_minutes": 1440, "grace_minutes": 1440},
    ),
    Plan(
        RoundKind.ELECTRIC,
        "用电安全检查",
        "Electrical safety",
        "tom",
        (
            "配电箱无发热、无异味|Distribution boards: no heat, no smell|机房",
            "插线板未串接、未超载|No chained or overloaded sockets|开放办公区 A",
            "漏电保护器试验正常|Residual-current devices trip when tested|机房",
        ),
        ("16:00",),
        Repeat.MONTHLY,
        FaultKind.BUILDING,
        {"day_of_month": 20, "lead_minutes": 1440, "grace_minutes": 1440},
    ),
    Plan(
        RoundKind.MEETING_ROOM,
        "会议室会后检查",
        "Meeting room after use",
        "rita",
        (
            "桌面已清理，椅子归位|Tables are cleared, chairs stand in place",
            "投影、空调、灯已关闭|Projector, air conditioning and lights are off",
            "无遗留物品|Nothing was left behind",
        ),
        repeat=Repeat.CALLED,
        more={"lead_minutes": 15},
    ),
    Plan(
        RoundKind.ENVIRONMENT,
        "环境周检",
        "Weekly check of the environment",
        "olga",
        (
            "前台和大堂整洁|Reception and lobby are tidy|前台",
            "等候区沙发、茶几干净|Sofas and tables of the lounge are clean|访客等候区",
            "1 层卫生间干净|The washroom on 1F is clean|1 层卫生间",
            "2 层卫生间干净|The washroom on 2F is clean|2 层卫生间",
            "2 层茶水间干净|The pantry on 2F is clean|2 层茶水间",
            "3 层茶水间干净|The pantry on 3F is clean|3 层茶水间",
            "会议室整洁，设备完好|Meeting rooms are tidy, equipment is whole|银杏会议室",
            "办公区地面、窗台干净|Floors and sills of the office are clean|开放办公区 A",
            "绿植生长良好|The plants are well|开放办公区 A",
            "垃圾及时清运|Waste is taken away in time|2 层文印角",
        ),
        ("15:00",),
        Repeat.WEEKLY,
        more={"weekdays": "4", "shift": "previous", "lead_minutes": 360, "grace_minutes": 180},
    ),
)


def make(cast: dict[str, Person], team: Team, categories: dict[str, Category], *, since: datetime) -> list[Checklist]:
    """The checklists with their items, as they were set up at that moment; where a place is not there the first one stands for it."""
    places = {place.name: place for place in Place.objects.open().order_by("-pk")}
    floors = {floor.name: floor for floor in Floor.objects.order_by("-pk")}
    first = Place.objects.open().order_by("pk").first()
    made = []
    for position, plan in enumerate(PLANS, 1):
        more = dict(plan.more)
        where = {"place": places.get(str(more.pop("place", "")), first if "place" in plan.more else None)}
        floor = floors.get(str(more.pop("floor", "")))
        checklist = Checklist.objects.create(
            **{"kind": plan.kind, "name": plan.name, "name_en": plan.name_en, "repeat": plan.repeat, "times": list(plan.times)},
            **{"person": cast.get(plan.who), "team": None if plan.who in cast else team, "category": categories[plan.fault]},
            **{"position": position, "since_at": since, "floor": floor, **where, **more},
        )
        items = [tuple(words.split("|")) for words in plan.items]
        ChecklistItem.objects.bulk_create(
            ChecklistItem(
                **{"checklist": checklist, "name": name, "name_en": english, "position": number},
                place=places.get(rest[0], first) if rest else None,
                counts_for_environment=plan.kind == RoundKind.ENVIRONMENT,
            )
            for number, (name, english, *rest) in enumerate(items, 1)
        )
        made.append(checklist)
    return made
