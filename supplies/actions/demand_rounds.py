"""A round of demand: opened for every department, reminded, closed; its budget."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.people.standing_in import acting_for
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from supplies.models import DemandForm, DemandRound
from supplies.notices.about_demand import about_form, month_words
from supplies.notices.demand_closed import DemandClosed
from supplies.notices.demand_opened import DemandOpened
from supplies.notices.demand_reminder import DemandReminder
from supplies.promises.demand import clock_begins
from supplies.promises.demand_handed_in import DemandHandedIn


def responsible_for(department: Department) -> Person | None:
    """Who answers for a department's demand: its head, or the head of the one above it; nobody: the admin managers."""
    near = [department.head, department.parent.head if department.parent else None]
    return next((head for head in near if head and head.is_active), None)


def told_for(department: Department, on: date) -> list[Person]:
    """Who hears of its form on a day: whoever acts for the one who answers for it, else the admin managers."""
    head = responsible_for(department)
    acting = acting_for(head, on) if head else None
    return [acting] if acting else list(Person.objects.holding(Role.ADMIN_MANAGER).distinct())


def closes_at(opened_at: datetime, working: Calendar) -> datetime:
    """When a round that opens at this moment closes."""
    kind = PROMISES[DemandHandedIn.name]
    return working.add_days(clock_begins(opened_at, working), kind.due(kind.now()))


@transaction.atomic
def open_round(month: date, *, now: datetime, by: Person | None = None) -> DemandRound:
    """A form for every department that is open and has people; the month's round where there is one already."""
    working = calendar()
    opened = {"opened_at": now, "closes_at": closes_at(now, working)}
    round_, is_new = DemandRound.objects.get_or_create(month=month.replace(day=1), defaults=opened)
    if not is_new:
        return round_
    asked = Department.objects.open().counted().filter(Q(members__gt=0) | Q(head__isnull=False))
    departments = list(asked.select_related("head", "parent__head").order_by("pk"))
    forms = DemandForm.objects.bulk_create([DemandForm(round=round_, department=department) for department in departments])
    trail.record("open_demand_round", subject=round_, by=by, at=now, details={"month": f"{month:%Y-%m}", "departments": len(forms)})
    for form in forms:
        _ask(form, since=clock_begins(now, working), by=by, now=now)
    return round_


def _ask(form: DemandForm, *, since: datetime, by: Person | None, now: datetime) -> None:
    head = responsible_for(form.department)
    todos.open(DemandHandedIn, subject=form, since=since, holder=head, role="" if head else Role.ADMIN_MANAGER, by=by, now=now)
    for person in told_for(form.department, timezone.localdate(now)):
        with override(person.language):
            data = about_form(form)
        post(DemandOpened, cause=f"demand:{form.pk}:opened", to=person, subject=form, data=data, now=now)


@transaction.atomic
def close_round(round_: DemandRound, *, now: datetime, by: Person | None = None) -> DemandRound:
    """No form is taken back any more, late ones are marked; who buys hears who is missing. Refused: closed."""
    held = DemandRound.objects.select_for_update().get(pk=round_.pk)
    refuse_unless(held.closed_at is None, _("This round is closed already."), "closed")
    held.closed_at = now
    if now < held.closes_at:
        held.closes_at = now  # closed early: what comes from now on is late
    held.save(update_fields=["closed_at", "closes_at"])
    forms = list(held.forms.select_related("department"))
    missing = [form.department for form in forms if form.handed_in_at is None]
    trail.record("close_demand_round", subject=held, by=by, at=now, details={"missing": [department.pk for department in missing]})
    unapproved = [form.department for form in forms if form.handed_in_at and form.approved_at is None]
    for person in Person.objects.holding(Role.ADMIN_CLERK).union(Person.objects.holding(Role.ADMIN_MANAGER)):
        with override(person.language):
            data = {
                "month": month_words(held),
                "came": len(forms) - len(missing),
                "of": len(forms),
                "missing": _named(missing),
                "unapproved": _named(unapproved),
                "path": held.get_absolute_url(),
            }
        post(DemandClosed, cause=f"demand-round:{held.pk}:closed", to=person, subject=held, data=data, now=now)
    return held


def _named(departments: Sequence[Department]) -> str:
    return _(", ").join(str(department) for department in departments) or _("none")


@transaction.atomic
def close_when_due(round_: DemandRound, *, now: datetime) -> DemandRound:
    """Close it, unless the working calendar was changed meanwhile and gives the departments longer: then it closes with their to-dos."""
    held = DemandRound.objects.select_for_update().get(pk=round_.pk)
    owed = Todo.objects.open().filter(promise=DemandHandedIn.name, subject_id__in=held.forms.values("pk")).order_by("-due_at").first()
    if owed is None or owed.due_at <= now:
        return close_round(held, now=now)
    held.closes_at = owed.due_at
    held.save(update_fields=["closes_at"])
    trail.record("move_demand_close", subject=held, at=now, details={"closes": owed.due_at})
    return held


@transaction.atomic
def remind(round_: DemandRound, *, by: Person, now: datetime) -> int:
    """Whoever has not handed in hears of it again, once a day at most; how many departments that are. Refused: complete."""
    forms = list(round_.forms.missing().full())
    refuse_unless(bool(forms), _("Every department has handed in its form."), "complete")
    day = timezone.localdate(now)
    owed = Todo.objects.open().filter(promise=DemandHandedIn.name, subject_id__in=[form.pk for form in forms])
    holders = dict(owed.values_list("subject_id", "holder"))
    people = Person.objects.active().in_bulk([holder for holder in holders.values() if holder])
    for form in forms:
        holder = people.get(holders.get(form.pk) or 0)
        acting = acting_for(holder, day) if holder else None
        for person in [acting] if acting else told_for(form.department, day):
            with override(person.language):
                data = about_form(form)
            post(DemandReminder, cause=f"demand:{form.pk}:reminded:{day.isoformat()}", to=person, subject=form, data=data, now=now)
    trail.record("remind_of_demand", subject=round_, by=by, at=now, details={"departments": [form.department_id for form in forms]})
    return len(forms)


@transaction.atomic
def set_budget(round_: DemandRound, *, budget: Decimal | None, by: Person, now: datetime) -> DemandRound:
    """What the month's plan may cost, yuan with tax; None: no cap. Refused: negative."""
    refuse_unless(budget is None or budget >= 0, _("A budget is not below zero."), "budget")
    held = DemandRound.objects.select_for_update().get(pk=round_.pk)
    held.budget = budget
    held.save(update_fields=["budget"])
    trail.record("set_demand_budget", subject=held, by=by, at=now, details={"budget": str(budget or "")})
    return held
