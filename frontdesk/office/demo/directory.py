"""What the directory of the demo company shows: titles, a tree of departments, who is away, whom to call."""

from datetime import timedelta

from django.utils import timezone

from frontdesk.people.actions import absences, duty_contacts
from frontdesk.people.models import Department, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.scene import Scene

TITLES = {
    "总经办": ["总经理助理", "战略经理", "秘书"],
    "产品部": ["产品经理", "交互设计师", "用户研究员"],
    "研发部": ["后端工程师", "前端工程师", "测试工程师", "架构师"],
    "市场部": ["品牌经理", "活动策划", "文案"],
    "销售部": ["大客户经理", "销售代表", "渠道经理"],
    "财务部": ["会计", "出纳", "财务分析师"],
    "人力资源部": ["招聘专员", "薪酬专员", "培训经理"],
    "行政部": ["行政专员", "采购专员", "司机"],
    "法务部": ["法务专员", "合规经理"],
    "客户服务部": ["客服专员", "质检员", "客户成功经理"],
}
BELOW = {  # who reports to whom; what is not named stands at the top
    "行政部": "总经办",
    "人力资源部": "总经办",
    "财务部": "总经办",
    "法务部": "总经办",
    "客户服务部": "销售部",
}


def title_of(department: str, number: int) -> str:
    """A job of this department."""
    titles = TITLES[department]
    return titles[number // len(TITLES) % len(titles)]


def fill_the_directory(scene: Scene, departments: dict[str, Department]) -> None:
    """After the people are there and every department has a head."""
    _tree(departments)
    _away(scene)
    _duty_contacts(scene, departments)


def _tree(departments: dict[str, Department]) -> None:
    for number, (name, department) in enumerate(departments.items(), 1):
        department.parent = departments.get(BELOW.get(name, ""))
        department.phone = f"021 5555 81{number:02d}"
    Department.objects.bulk_update(departments.values(), ["parent", "phone"])


def _away(scene: Scene) -> None:
    """Two colleagues are away this week; their usual stand-ins act."""
    today = timezone.localdate(scene.now)
    for person, days in zip(_others(scene)[30:90:45], (2, 9), strict=True):
        stand_in = Person.objects.get(pk=person.stand_in_id)
        absences.announce(
            person, stand_in=stand_in, from_on=today - timedelta(days=1), until_on=today + timedelta(days=days), by=person, now=scene.now
        )


def _duty_contacts(scene: Scene, departments: dict[str, Department]) -> None:
    olga = scene.cast["olga"]
    lines = [
        {"duty": Duty.SECURITY, **outside("远山大厦消防控制室", "021 5555 8110"), "note": "24 小时有人值守；报楼层和位置"},
        {"duty": Duty.SECURITY, "person": olga, "note": "上班时间"},
        {"duty": Duty.PROPERTY, **outside("大厦物业前台", "021 5555 8120"), "note": "电梯、空调、漏水；8:00–20:00"},
        {"duty": Duty.PROPERTY, "person": scene.cast["tom"], "note": "办公区内的小修"},
        {"duty": Duty.NETWORK, "department": departments["研发部"], "note": "网络、打印机、会议室设备"},
        {"duty": Duty.LEGAL, "department": departments["法务部"]},
    ]
    for line in lines:
        duty_contacts.add(**line, by=olga, now=scene.now)


def outside(name: str, number: str) -> dict[str, str]:
    return {"outside_name": name, "outside_number": number}


def _others(scene: Scene) -> list[Person]:
    return [person for person in scene.people if person not in scene.cast.values()]
