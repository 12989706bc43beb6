"""The lists of people that the office keeps: signers of what comes from the authorities, readers of what everybody should know."""

from datetime import timedelta

from documents.actions import routing_lists
from documents.models import Mode, RoutingList
from frontdesk.people.models import Department, Person
from frontdesk.scene import Scene, act

Kind = RoutingList.Kind


@act("documents.lists")
def keep_lists(scene: Scene) -> None:
    """By the real action, two months ago; the department that the proposals name most suggests one."""
    cast, heads = scene.cast, _heads()
    olga, bo, tom = cast["olga"], cast["bo"], cast["tom"]
    product = Department.objects.filter(pk=cast["ann"].department_id).first()
    _keep(scene, "政府来文", [olga, bo], source_words="街道办、管委会、区发展和改革、市场监督")
    _keep(scene, "消防安全", [tom, olga], source_words="消防、物业、特种设备")
    _keep(scene, "产品会签", [cast["ann"], *heads[:1], bo], mode=Mode.ALL, department=product)
    _keep(scene, "部门负责人表决", [olga, *heads], mode=Mode.SOME, needed=2)
    _keep(scene, "各部门负责人", [olga, *heads], kind=Kind.READERS, mode=Mode.ALL, source_words="街道办、管委会")
    _keep(scene, "行政部传阅", [cast["rita"], tom, olga], kind=Kind.READERS)


def _heads() -> list[Person]:
    """The first four heads of departments."""
    rows = Department.objects.filter(head__isnull=False).select_related("head").order_by("pk")
    return list(dict.fromkeys(each.head for each in rows))[:4]


def _keep(scene: Scene, name: str, people: list[Person], **values: object) -> None:
    now = scene.now - timedelta(days=60)
    routing_lists.add({"name": name, **values}, people=list(dict.fromkeys(people)), by=scene.cast["rita"], now=now)
