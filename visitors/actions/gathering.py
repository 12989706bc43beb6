"""A group that comes one by one: the host hears of the first of it, then now and then how many are here; one clock asks for all."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from visitors.models import Visit, VisitGroup
from visitors.models.visit import VisitQuerySet
from visitors.notices.group_arrived import GroupArrived
from visitors.notices.visit_arrived import VisitArrived
from visitors.promises.host_answer import HostAnswer


def hold(visit: Visit) -> None:
    """Of two members who check in at the same moment one is the first: the group is held before its visits."""
    if visit.group_id:
        list(VisitGroup.objects.select_for_update().filter(pk=visit.group_id).values_list("pk"))


def mates(visit: Visit) -> VisitQuerySet:
    """The others of the group; a VIP stands alone."""
    if visit.group_id is None or visit.is_vip:
        return Visit.objects.none()
    return Visit.objects.filter(group=visit.group_id, is_vip=False).exclude(pk=visit.pk)


def told_at(groups: Collection[int]) -> dict[int, datetime]:
    """When the hosts of these groups last heard that somebody of them is here."""
    about = Notice.objects.filter(kind=GroupArrived.name, subject_type=VisitGroup._meta.label_lower, subject_id__in=groups)
    told = dict(about.order_by().values_list("subject_id").annotate(last=Max("created_at")))
    group_of = dict(Visit.objects.filter(group__in=groups, is_vip=False, arrived_at__isnull=False).values_list("pk", "group"))
    alone = Notice.objects.filter(kind=VisitArrived.name, subject_type=Visit._meta.label_lower, subject_id__in=group_of)
    for pk, last in alone.order_by().values_list("subject_id").annotate(last=Max("created_at")):
        told[group_of[pk]] = max(last, told.get(group_of[pk], last))
    return told


def is_told(visit: Visit) -> bool:
    """The host has heard of somebody of this group: whoever comes now is counted in one line for several."""
    return visit.group_id is not None and not visit.is_vip and visit.group_id in told_at([visit.group_id])


def is_asked(visit: Visit) -> bool:
    """The host is being asked about another of the group, or has answered for one who still waits."""
    here = mates(visit).waiting()
    if here.filter(answers__isnull=False).exists():
        return True
    kind = {"promise": HostAnswer.name, "subject_type": Visit._meta.label_lower}
    return Todo.objects.open().filter(**kind, subject_id__in=here.values("pk")).exists()


def ask_for_the_rest(visit: Visit, *, by: Person | None, now: datetime) -> None:
    """The one who was asked for goes: the clock runs on for the next of the group who waits unanswered, from when they came."""
    if visit.group_id is None or visit.is_vip or is_asked(visit):
        return
    held = mates(visit).waiting().order_by("arrived_at", "pk")
    for mate in held.select_related("host"):
        if not mate.watch_hits.undecided().exists():
            todos.open(HostAnswer, subject=mate, since=mate.arrived_at or now, holder=mate.host, by=by, now=now)
            return
