"""What stands ready before anything breaks: categories, things with labels, two teams with their shifts, rules, contractors."""

from datetime import time

from frontdesk.people.actions import roles
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.places.models import Place
from frontdesk.scene import Scene, act
from repairs.actions import categories, contractor_list, routes, teams, things
from repairs.actions.teams import Stretch
from repairs.models import Category, Team

# name, English name, place, category
THINGS = (
    ("2 层彩色打印机", "Colour printer 2F", "2 层文印角", "电脑和打印机"),
    ("3 层黑白打印机", "Printer 3F", "3 层文印角", "电脑和打印机"),
    ("2 层饮水机", "Water dispenser 2F", "2 层茶水间", "水和管道"),
    ("3 层饮水机", "Water dispenser 3F", "3 层茶水间", "水和管道"),
    ("2 层咖啡机", "Coffee machine 2F", "2 层茶水间", "其他"),
    ("投影仪", "Projector", "银杏会议室", "电脑和打印机"),
    ("会议大屏", "Meeting screen", "红松会议室", "电脑和打印机"),
    ("南门闸机", "South gate turnstile", "前台", "门和锁"),
    ("机房空调", "Server room air conditioner", "机房", "空调"),
    ("2 层洗手台", "Washbasin 2F", "2 层卫生间", "水和管道"),
)
IT = ("电脑和打印机", "软件和账号", "网络和电话")


@act("repairs.setup")
def set_up_repairs(scene: Scene) -> None:
    """As a new office would do it: the usual categories, who repairs, where reports go."""
    by, now = scene.cast["olga"], scene.now
    kinds = {category.name: category for category in categories.take_usual(by=by, now=now)}
    places = {place.name: place for place in Place.objects.select_related("floor")}
    for name, name_en, place, kind in THINGS:
        values = {"name": name, "name_en": name_en, "place": places[place], "category": kinds[kind]}
        things.add(values, by=by, now=now)
    house = _house_team(scene, kinds)
    computers = _computer_team(scene, kinds)
    for kind in IT:
        routes.add({"category": kinds[kind], "team": computers}, by=by, now=now)
    everything = house.routes.get()
    for _step in IT:  # what is for everything stands last
        routes.move(everything, up=False, by=by, now=now)
    _contractors(scene, kinds)


def _house_team(scene: Scene, kinds: dict[str, Category]) -> Team:
    """Tom and a colleague; the early and the late shift of the working week."""
    by, now, tom = scene.cast["olga"], scene.now, scene.cast["tom"]
    team = teams.add({"name": "工程维修组", "name_en": "Maintenance", "lead": by}, by=by, now=now)
    teams.take_in(team, tom, by=by, now=now)
    late = [Stretch(day, time(12), time(20)) for day in range(6)]
    skills = [kinds[name] for name in ("水和管道", "电和照明", "空调", "门和锁", "家具")]
    teams.take_in(team, _technician(scene), skills=skills, shifts=late, by=by, now=now)
    return team


def _computer_team(scene: Scene, kinds: dict[str, Category]) -> Team:
    by, now = scene.cast["olga"], scene.now
    lead = _technician(scene)
    team = teams.add({"name": "信息技术组", "name_en": "IT support", "lead": lead}, by=by, now=now)
    for person in (lead, _technician(scene)):
        teams.take_in(team, person, skills=[kinds[name] for name in IT], by=by, now=now)
    return team


def _technician(scene: Scene) -> Person:
    """A colleague of the office who only works here so far, made a technician."""
    colleagues = (each for each in scene.people if each.department == scene.cast["tom"].department and each.pk not in _cast(scene))
    person: Person = next(each for each in colleagues if each.roles == [Role.EMPLOYEE])
    roles.give(person, role=Role.TECHNICIAN, by=scene.cast["olga"], now=scene.now)
    person.__dict__.pop("roles", None)
    person.__dict__.pop("permissions", None)
    return person


def _cast(scene: Scene) -> set[int]:
    return {person.pk for person in scene.cast.values()}


def _contractors(scene: Scene, kinds: dict[str, Category]) -> None:
    by, now = scene.cast["olga"], scene.now
    house = {
        **{"name": "远山大厦物业管理处", "name_en": "Yuanshan Tower management", "is_building_management": True},
        **{"contact": "值班室", "phone": "021 5555 0110", "email": "duty@tower.example"},
    }
    contractor_list.add(house, categories=[kinds[name] for name in ("水和管道", "电和照明", "空调", "门和锁")], by=by, now=now)
    cooling = {"name": "清风制冷设备维修部", "name_en": "Qingfeng Cooling", "contact": "丁师傅", "phone": "138 0000 2233"}
    contractor_list.add({**cooling, "email": "service@qingfeng.example"}, categories=[kinds["空调"]], by=by, now=now)
