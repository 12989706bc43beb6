"""The people of the demo company."""

from datetime import datetime
from random import Random

from frontdesk.journal import trail
from frontdesk.office.demo.directory import fill_the_directory, title_of
from frontdesk.people.actions.people import fill_spellings, join
from frontdesk.people.models import Company, Department, Person, Post
from frontdesk.people.permissions import Role
from frontdesk.scene import Scene
from frontdesk.scene_names import DEPARTMENTS, GIVEN, PASSWORD, SURNAMES
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of

STAFF = 120
# user name, name, English name, department, title, roles
CAST = [
    ("rita", "林若溪", "Rita Lin", "行政部", "前台", (Role.RECEPTIONIST, Role.EMPLOYEE)),
    ("olga", "欧丽", "Olga Ou", "行政部", "行政主管", (Role.ADMIN_MANAGER, Role.EMPLOYEE)),
    ("ann", "安然", "Ann An", "产品部", "产品经理", (Role.EMPLOYEE,)),
    ("bo", "薄岩", "Bo Yan", "产品部", "产品总监", (Role.DEPARTMENT_HEAD, Role.EMPLOYEE)),
    ("tom", "谭工", "Tom Tan", "行政部", "维修员", (Role.TECHNICIAN, Role.EMPLOYEE)),
    ("charlie", "查理", "Charlie Cha", "产品部", "实习生", ()),
]


def people_the_stage(scene: Scene) -> None:
    """Company, departments, cast and colleagues; every department has a head, everybody a stand-in."""
    company = Company.objects.create(
        name="远山科技",
        name_en="Yuanshan Tech",
        address="云山路 18 号远山大厦，南门大堂",
        address_en="18 Yunshan Road, Yuanshan Tower, south lobby",
        desk_phone="021 5555 8000",
        demo_since=scene.now,
    )
    departments = {name: Department.objects.create(name=name, name_en=english) for name, english in DEPARTMENTS}
    scene.cast = {login: _cast_member(number, row, departments, scene.now) for number, row in enumerate(CAST, 1) for login in [row[0]]}
    scene.people = [*scene.cast.values(), *_colleagues(scene.rng, list(departments.values()), scene.now)]
    _heads_and_stand_ins(scene, departments)
    fill_the_directory(scene, departments)
    rebuild([source_of(Person)])
    trail.record("demo", subject=company, at=scene.now, details={"people": len(scene.people), "scale": scene.scale})


def _cast_member(number: int, row: tuple, departments: dict[str, Department], now: datetime) -> Person:
    login, name, english, department, title, roles = row
    return join(
        username=login,
        staff_number=f"YS{number:04d}",
        name=name,
        name_en=english,
        department=departments[department],
        title=title,
        email=f"{login}@yuanshan.example",
        mobile=f"1380000{number:04d}",
        extension=f"{8000 + number}",
        password=PASSWORD,
        roles=roles,
        now=now,
    )


def _colleagues(rng: Random, departments: list[Department], now: datetime) -> list[Person]:
    names = {name for _login, name, *_rest in CAST}
    people: list[Person] = []
    while len(people) < STAFF - len(CAST):
        name = rng.choice(SURNAMES) + rng.choice(GIVEN)
        if name in names:
            continue
        names.add(name)
        number = len(CAST) + len(people) + 1
        person = Person(
            username=f"ys{number:04d}",
            staff_number=f"YS{number:04d}",
            name=name,
            department=departments[number % len(departments)],
            title=title_of(departments[number % len(departments)].name, number),
            email=f"ys{number:04d}@yuanshan.example",
            mobile=f"139{rng.randrange(10**8):08d}",
            shares_mobile=number % 3 == 0,
            extension=f"{8000 + number}",
            joined_at=now,
        )
        person.set_unusable_password()
        people.append(fill_spellings(person))
    made = Person.objects.bulk_create(people)
    Post.objects.bulk_create([Post(person=person, role=Role.EMPLOYEE) for person in made])
    return made


def _heads_and_stand_ins(scene: Scene, departments: dict[str, Department]) -> None:
    heads = {"行政部": scene.cast["olga"], "产品部": scene.cast["bo"]}
    for name, department in departments.items():
        members = [person for person in scene.people if person.department_id == department.pk]
        department.head = heads.get(name, members[0])
        department.save(update_fields=["head"])
        for person, neighbour in zip(members, [*members[1:], members[0]], strict=True):
            person.stand_in = neighbour
    posts = [Post(person=department.head, role=Role.DEPARTMENT_HEAD) for department in departments.values()]
    Post.objects.bulk_create(posts, ignore_conflicts=True)
    Person.objects.bulk_update(scene.people, ["stand_in"], batch_size=500)
