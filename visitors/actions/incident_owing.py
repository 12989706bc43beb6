"""Who owes what of an incident: to-dos open for those who answer for it, and follow it into other hands."""

from datetime import datetime

from frontdesk.people.models import DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.permissions import Can, Role
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Promise
from visitors.limits import IncidentLimits
from visitors.models import Incident, IncidentNamed
from visitors.promises.incident_answered import IncidentAnswered
from visitors.promises.incident_report import IncidentReport
from visitors.promises.incident_report_read import IncidentReportRead
from visitors.promises.incident_taken import IncidentTaken

ABOUT = (IncidentAnswered, IncidentTaken, IncidentReport, IncidentReportRead)


def owe_answer(incident: Incident, *, by: Person | None, now: datetime) -> None:
    """The answer is owed by whoever has the incident now, and by nobody else; the clock runs from the report wherever it goes."""
    promise, other = (IncidentTaken, IncidentAnswered) if incident.is_major else (IncidentAnswered, IncidentTaken)
    todos.withdraw(other, subject=incident, by=by, now=now)
    holders = leaders(incident) if incident.restricted_at else []
    if not incident.is_major and incident.assignee and may_know(incident, incident.assignee):
        holders = [incident.assignee]
    _owe(promise, incident, holders, since=incident.reported_at, by=by, now=now)


def settle_answer(incident: Incident, *, by: Person, now: datetime) -> None:
    """Nobody owes an answer any more."""
    for promise in (IncidentAnswered, IncidentTaken):
        todos.settle(promise, subject=incident, by=by, now=now)


def owe_report(incident: Incident, *, holder: Person, by: Person | None, now: datetime) -> None:
    """Whoever resolved it owes the report from then on."""
    holders = [holder] if may_know(incident, holder) else leaders(incident)
    _owe(IncidentReport, incident, holders, since=incident.resolved_at or now, by=by, now=now)


def owe_reading(incident: Incident, *, by: Person, now: datetime) -> None:
    """The report was sent, perhaps anew: the head of the department, else who answers for the incident, sees that it is read."""
    todos.withdraw(IncidentReportRead, subject=incident, by=by, now=now)
    if not incident.readings.unread().exists():
        return
    head = incident.department.head if incident.department else None
    holder = next((each for each in (head, incident.assignee) if each and each.is_active and may_know(incident, each)), None)
    _owe(IncidentReportRead, incident, [holder] if holder else leaders(incident), since=now, by=by, now=now)


def settle_reading(incident: Incident, *, by: Person, now: datetime) -> None:
    """Once everybody it was sent to has read it nobody sees to that any more."""
    if not incident.readings.unread().exists():
        todos.settle(IncidentReportRead, subject=incident, by=by, now=now)


def keep_to_named(incident: Incident, *, by: Person | None, now: datetime) -> None:
    """The case was restricted, or who is named has changed: what somebody owes who may not know of it goes to those who decide on it."""
    named = set(incident.named.values_list("person_id", flat=True))
    for todo in Todo.objects.open().about(incident):
        if todo.holder_id in named:
            continue
        todos.drop(todo, by=by, now=now)
        promise = next(each for each in ABOUT if each.name == todo.promise)
        _owe(promise, incident, leaders(incident), since=todo.since_at, by=by, now=now)


def _owe(promise: type[Promise], incident: Incident, holders: list[Person], *, since: datetime, by: Person | None, now: datetime) -> None:
    """Open for each holder, or for the admin managers where there is none; what others hold of it goes."""
    wanted: list[tuple[Person | None, str]] = [(holder, "") for holder in holders] or [(None, Role.ADMIN_MANAGER.value)]
    for todo in Todo.objects.open().about(incident).filter(promise=promise.name):
        if (todo.holder_id, todo.role) not in [(holder.pk if holder else None, role) for holder, role in wanted]:
            todos.drop(todo, by=by, now=now)
    for holder, role in wanted:
        todos.open(promise, subject=incident, since=since, holder=holder, role=role, by=by, now=now)


def may_know(incident: Incident, person: Person) -> bool:
    """Nothing keeps the incident from them, or they are named."""
    return incident.restricted_at is None or incident.named.filter(person=person).exists()


def leaders(incident: Incident) -> list[Person]:
    """Who decides on a restricted case."""
    return [each.person for each in incident.named.filter(leads=True).select_related("person").order_by("pk") if each.person.is_active]


def on_duty() -> list[Person]:
    """Who hears of major incidents: the admin managers, and whoever is on duty for legal where the office wants it."""
    legal = DutyContact.objects.people_on(Duty.LEGAL) if IncidentLimits.now().legal else []
    return list({person.pk: person for person in [*Person.objects.holding(Role.ADMIN_MANAGER).order_by("pk"), *legal]}.values())


def let_know(incident: Incident, people: list[Person], *, leads: bool, by: Person | None, now: datetime) -> None:
    """Name people for the case; who is named already keeps what they may, or may more."""
    rows = [IncidentNamed(incident=incident, person=each, leads=leads, named_at=now, named_by=by) for each in people]
    IncidentNamed.objects.bulk_create(rows, ignore_conflicts=True)
    if leads:
        incident.named.filter(person__in=people, leads=False).update(leads=True)


def decides(person: Person) -> bool:
    """Whether their role decides on incidents."""
    return person.can(Can.LEAD_INCIDENTS)
