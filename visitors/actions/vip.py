"""A VIP reception: planned, its people named, what it needs handed out, its schedule agreed. Known to those named and to nobody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from frontdesk.workdays.load import calendar
from visitors.actions.steps import locked, must_be_open
from visitors.models import VipItem, VipNamed, VipPlan, Visit
from visitors.notices import about
from visitors.notices.vip_named import VipNamedNotice
from visitors.promises.vip_item_ready import DAY, VipItemReady
from visitors.promises.vip_schedule_agreed import VipScheduleAgreed
from visitors.scope import confidants

CLOSES = time(17)  # of the working day before: when everything is ready unless another moment is named


def may_plan(visit: Visit, person: Person) -> bool:
    """Host, who announced it, and an admin manager who is named."""
    if person.pk in (visit.host_id, visit.created_by_id):
        return True
    return Role.ADMIN_MANAGER in person.roles and visit.is_vip and visit.named.filter(person=person).exists()


@dataclass(frozen=True)
class Item:
    """Something that must be ready, with its to-do."""

    item: VipItem
    todo: Todo


def items_of(visit: Visit) -> list[Item]:
    """What is not dropped, each with its to-do, in two queries."""
    items = list(_items(visit).select_related("holder"))
    kind, ids = VipItem._meta.label_lower, [item.pk for item in items]
    found = Todo.objects.filter(promise=VipItemReady.name, subject_type=kind, subject_id__in=ids).select_related("holder").order_by("pk")
    todo_of = {todo.subject_id: todo for todo in found}
    return [Item(item, todo_of[item.pk]) for item in items if item.pk in todo_of]


def ready_by(visit: Visit, now: datetime) -> datetime:
    """17:00 of the working day before the visit; when that has passed, the beginning of the visit; of who is here already, now."""
    begins = visit.expected_at or visit.arrived_at or now
    before = timezone.make_aware(datetime.combine(calendar().previous_workday(timezone.localdate(begins)), CLOSES))
    return before if before > now else max(begins, now)


def plan(
    visit: Visit,
    *,
    by: Person,
    now: datetime,
    schedule: str = "",
    background: str = "",
    route: str = "",
    named: Iterable[Person] = (),
) -> VipPlan:
    """Make a visit a VIP reception, or write its plan anew; from then on it is known to those named alone.

    Refused: nobody-receives, when nobody who may check visitors in would know of it; gone; and what ended is planned no more.
    """
    with transaction.atomic():
        visit = locked(visit)
        must_be_open(visit)
        for person in named:
            _name(visit, person, by=by, now=now)
        somebody = any(person.can(Can.RECEIVE_VISITORS) for person in confidants(visit))
        refuse_unless(somebody, _("Name somebody who checks visitors in: nobody else would know of this visitor."), "nobody-receives")
        _all_named(visit)
        if not visit.is_vip:
            visit.is_vip = True
            visit.save(update_fields=["is_vip"])
        words = {"schedule": schedule.strip(), "background": background.strip(), "route": route.strip()}
        made, is_new = VipPlan.objects.get_or_create(visit=visit, defaults={"created_at": now, "created_by": by, **words})
        if is_new:
            todos.open(VipScheduleAgreed, subject=made, since=ready_by(visit, now) - DAY, holder=visit.host, by=by, now=now)
        else:
            VipPlan.objects.filter(pk=made.pk).update(**words)
        trail.record("plan_vip", subject=visit, by=by, at=now)
    return made


def name(visit: Visit, *, person: Person, by: Person, now: datetime) -> None:
    """Somebody more may know of it. Refused: not-vip, gone."""
    with transaction.atomic():
        visit = _planned(visit)
        _name(visit, person, by=by, now=now)


def _all_named(visit: Visit) -> None:
    """Whoever still has something to do for this visit (to approve a day off) must know of it."""
    known = [person.pk for person in confidants(visit)]
    for todo in Todo.objects.open().about(visit).filter(holder__isnull=False).exclude(holder__in=known).select_related("holder"):
        raise Refused(_("%(name)s still has something to decide about this visit. Name them too.") % {"name": todo.holder}, "has-to-decide")


def _name(visit: Visit, person: Person, *, by: Person, now: datetime) -> None:
    """Named once; told, unless it is host or creator, who know it."""
    refuse_unless(
        person.is_active and person.can(Can.USE_OFFICE), _("%(name)s no longer works here. Name somebody else.") % {"name": person}, "gone"
    )
    _row, is_new = VipNamed.objects.get_or_create(visit=visit, person=person, defaults={"named_at": now, "named_by": by})
    if not is_new:
        return
    trail.record("name_for_vip", subject=visit, by=by, at=now, details={"person": person.pk})
    if person.pk != by.pk:
        with override(person.language):
            data = about(visit, when=_when(visit), who=str(by))
        post(VipNamedNotice, cause=f"visit:{visit.pk}:named:{person.pk}:{now.isoformat()}", to=person, subject=visit, data=data, now=now)


def _when(visit: Visit) -> str:
    at = timezone.localtime(visit.expected_at or visit.arrived_at)
    return f"{date_format(at, 'DATE_FORMAT')} {at:%H:%M}"


def unname(visit: Visit, *, person: Person, by: Person, now: datetime) -> None:
    """Somebody need not know of it any more. Refused: nobody-receives, holds, not-vip."""
    with transaction.atomic():
        visit = _planned(visit)
        rest = [each for each in confidants(visit) if each.pk != person.pk or person.pk in (visit.host_id, visit.created_by_id)]
        enough = any(each.can(Can.RECEIVE_VISITORS) for each in rest)
        refuse_unless(enough, _("Somebody who checks visitors in must stay named. Name another first."), "nobody-receives")
        owed = Todo.objects.open().filter(promise=VipItemReady.name, holder=person, subject_id__in=_items(visit).values("pk"))
        refuse_unless(not owed.exists(), _("%(name)s still has something to prepare. Drop it first.") % {"name": person}, "holds")
        if VipNamed.objects.filter(visit=visit, person=person).delete()[0]:
            trail.record("unname_for_vip", subject=visit, by=by, at=now, details={"person": person.pk})


def add_item(visit: Visit, *, what: str, holder: Person, by: Person, now: datetime, until: datetime | None = None) -> VipItem:
    """Something that must be ready, by whom and until when. Refused: not-vip, what, not-named, past."""
    what = " ".join(what.split())[:120]
    refuse_unless(bool(what), _("Say what must be ready."), "what")
    with transaction.atomic():
        visit = _planned(visit)
        knows = holder.pk in {person.pk for person in confidants(visit)}
        refuse_unless(knows, _("%(name)s may not know of this visit yet. Name them first.") % {"name": holder}, "not-named")
        until = until or ready_by(visit, now)
        refuse_unless(until >= now, _("This moment has passed. Choose a later time."), "past")
        item = VipItem.objects.create(visit=visit, what=what, holder=holder, order=visit.vip_items.count())
        todos.open(VipItemReady, subject=item, since=until - DAY, holder=holder, by=by, now=now)
        trail.record("add_vip_item", subject=visit, by=by, at=now, details={"item": item.pk})
    return item


def drop_item(visit: Visit, *, item: VipItem, by: Person, now: datetime) -> None:
    """It is not needed after all: its to-do goes undone."""
    with transaction.atomic():
        visit = _planned(visit)
        if _items(visit).filter(pk=item.pk).update(dropped_at=now, dropped_by=by):
            todos.withdraw(VipItemReady, subject=item, by=by, now=now)
            trail.record("drop_vip_item", subject=visit, by=by, at=now, details={"item": item.pk})


def agree(visit: Visit, *, by: Person, now: datetime) -> None:
    """The schedule is agreed. Refused: not-vip, empty."""
    with transaction.atomic():
        visit = _planned(visit)
        refuse_unless(bool(visit.vip_plan.schedule), _("Write the schedule first."), "empty")
        if VipPlan.objects.filter(visit=visit, agreed_at__isnull=True).update(agreed_at=now, agreed_by=by):
            todos.settle(VipScheduleAgreed, subject=visit.vip_plan, by=by, now=now)
            trail.record("agree_vip", subject=visit, by=by, at=now)


def take_back(visit: Visit, *, by: Person, now: datetime) -> None:
    """It was no VIP reception: everybody sees the visit again as before, what is open is withdrawn, the plan is erased.

    Refused: not-vip, already (once the visitor is here, who read "reserved" would learn who came).
    """
    with transaction.atomic():
        visit = _planned(visit)
        refuse_unless(visit.arrived_at is None, _("This visitor is here already: the reception stays among those named."), "already")
        call_off(visit, by=by, now=now)
        _items(visit).update(dropped_at=now, dropped_by=by)
        VipNamed.objects.filter(visit=visit).delete()
        VipPlan.objects.filter(visit=visit).delete()
        visit.is_vip = False
        visit.save(update_fields=["is_vip"])
        trail.record("take_back_vip", subject=visit, by=by, at=now)


def call_off(visit: Visit, *, by: Person, now: datetime) -> None:
    """The visit does not take place: nothing needs to be ready any more."""
    if not visit.is_vip:
        return
    for item in _items(visit):
        todos.withdraw(VipItemReady, subject=item, by=by, now=now)
    for made in VipPlan.objects.filter(visit=visit):
        todos.withdraw(VipScheduleAgreed, subject=made, by=by, now=now)


def call_back(visit: Visit, *, now: datetime) -> None:
    """The visit takes place after all: what was open then is open again."""
    if not visit.is_vip:
        return
    for item in _items(visit):
        if _was_withdrawn(item, VipItemReady):
            todos.reopen(VipItemReady, subject=item, now=now)
    for made in VipPlan.objects.filter(visit=visit, agreed_at__isnull=True):
        if _was_withdrawn(made, VipScheduleAgreed):
            todos.reopen(VipScheduleAgreed, subject=made, now=now)


def _was_withdrawn(subject: VipItem | VipPlan, kind: type[VipItemReady] | type[VipScheduleAgreed]) -> bool:
    last = Todo.objects.about(subject).filter(promise=kind.name).order_by("-pk").first()
    return last is not None and last.outcome == "withdrawn"


def _items(visit: Visit) -> QuerySet[VipItem]:
    return visit.vip_items.filter(dropped_at__isnull=True)


def _planned(visit: Visit) -> Visit:
    """Held; refused when it is no VIP reception, or has ended."""
    visit = locked(visit)
    must_be_open(visit)
    refuse_unless(visit.is_vip and hasattr(visit, "vip_plan"), _("This visit is not a VIP reception."), "not-vip")
    return visit
