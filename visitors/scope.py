"""Who may still know of a notice or a to-do about a visit: whoever may see the visit itself. And which notices are settled meanwhile."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import QuerySet

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from visitors.models import (
    Call,
    Complaint,
    CorrectiveAction,
    Incident,
    Message,
    Parcel,
    ParcelRound,
    RecurringPass,
    Shipment,
    VipItem,
    VipPlan,
    Visit,
    VisitGroup,
    VisitOutcome,
    VisitRequest,
)

Vip = TypeVar("Vip", VipItem, VipPlan)


def visits_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visit this reader sees."""
    return _seen(Visit.objects.visible_to(reader), notices)


def messages_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(Message.objects.visible_to(reader), notices)


def calls_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(Call.objects.visible_to(reader), notices)


def complaints_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(Complaint.objects.visible_to(reader), notices)


def outcomes_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(VisitOutcome.objects.visible_to(reader), notices)


def requests_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(VisitRequest.objects.visible_to(reader), notices)


def groups_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(VisitGroup.objects.visible_to(reader), notices)


def passes_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(RecurringPass.objects.visible_to(reader), notices)


def parcels_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(Parcel.objects.visible_to(reader), notices)


def rounds_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(ParcelRound.objects.visible_to(reader), notices)


def shipments_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(Shipment.objects.visible_to(reader), notices)


def incidents_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(Incident.objects.visible_to(reader), notices)


def incident_reports_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(Incident.objects.report_visible_to(reader), notices)


def actions_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """About a corrective action of an incident that this reader sees."""
    return _seen(CorrectiveAction.objects.filter(incident__in=Incident.objects.visible_to(reader)), notices)


def _seen(visible: QuerySet, notices: Sequence[Notice]) -> set[int]:
    """Those about a visible record; rungs of a ladder are about a to-do of the record."""
    rungs = [notice.subject_id for notice in notices if notice.subject_type == Todo._meta.label_lower]
    record_of_todo = dict(Todo.objects.filter(pk__in=rungs).values_list("pk", "subject_id")) if rungs else {}
    about = {
        notice.pk: record_of_todo.get(notice.subject_id) if notice.subject_type == Todo._meta.label_lower else notice.subject_id
        for notice in notices
    }
    seen = set(visible.filter(pk__in=set(about.values())).values_list("pk", flat=True))
    return {pk for pk, record in about.items() if record in seen}


def no_longer_waiting(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visitor waits no more: met, let in, gone or never there."""
    waiting = set(Visit.objects.waiting().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in waiting}


def no_longer_uncleared(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visit waits for no approval any more: approved, declined, cancelled or gone."""
    waiting = set(Visit.objects.uncleared().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in waiting}


def no_longer_asked_for(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visit nobody needs to agree to any more."""
    asked = set(Visit.objects.asked_for().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in asked}


def no_longer_expected(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visitor is not awaited any more: here, cancelled or declined."""
    coming = set(Visit.objects.expected().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in coming}


def no_longer_open(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose request was confirmed, closed or forgotten meanwhile."""
    waiting = set(VisitRequest.objects.open().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in waiting}


def no_longer_calls(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose call was written down by mistake, or forgotten."""
    standing = Call.objects.counted().filter(forgotten_at__isnull=True, pk__in=[notice.subject_id for notice in notices])
    known = set(standing.values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in known}


def visits_known(todos: Sequence[Todo], reader: Person) -> dict[int, Visit]:
    """The visits that these to-dos are about, by the to-do's id, without the VIP receptions that are none of the reader's business."""
    visits = Visit.objects.known_to(reader).select_related("host", "request").in_bulk({todo.subject_id for todo in todos})
    return {todo.pk: visits[todo.subject_id] for todo in todos if todo.subject_id in visits}


def confidants(visit: Visit) -> list[Person]:
    """Who knows of a VIP reception: its host, who announced it, those named; only who is still here."""
    ids = {visit.host_id, visit.created_by_id, *visit.named.values_list("person_id", flat=True)}
    return list(Person.objects.active().filter(pk__in=ids).order_by("name_key", "pk"))


def of_known_visits(rows: QuerySet[Vip], reader: Person) -> QuerySet[Vip]:
    """Those of these rows whose visit this reader knows of; asked among the visits of the rows, not among all."""
    return rows.filter(visit__in=Visit.objects.known_to(reader).filter(pk__in=rows.values("visit")))


def told_in_confidence(visit: Visit, people: Sequence[Person]) -> list[Person]:
    """Whom a ladder about this visit tells instead: of a VIP reception those alone who know of it, and if there is none among them
    whoever may receive it."""
    if not visit.is_vip:
        return list(people)
    known = confidants(visit)
    ids = {person.pk for person in known}
    return [person for person in people if person.pk in ids] or [person for person in known if person.can(Can.RECEIVE_VISITORS)]


def vip_todos_known(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices about a to-do of a VIP reception (an item's or its schedule's) that this reader knows of."""
    todos = Todo.objects.in_bulk({notice.subject_id for notice in notices})
    subjects = {todo.subject_id for todo in todos.values()}
    items = set(of_known_visits(VipItem.objects.filter(pk__in=subjects), reader).values_list("pk", flat=True))
    plans = set(of_known_visits(VipPlan.objects.filter(pk__in=subjects), reader).values_list("pk", flat=True))
    of = {VipItem._meta.label_lower: items, VipPlan._meta.label_lower: plans}
    return {n.pk for n in notices if (todo := todos.get(n.subject_id)) and todo.subject_id in of.get(todo.subject_type, ())}


def told_of_incident(incident: Incident, people: Sequence[Person]) -> list[Person]:
    """Whom a ladder about this incident tells: of a restricted one those alone who are named, and if there is none among them
    whoever decides on it."""
    if incident.restricted_at is None:
        return list(people)
    named = list(incident.named.select_related("person"))
    ids = {each.person_id for each in named}
    found = [person for person in people if person.pk in ids]
    return found or [each.person for each in named if each.leads and each.person.is_active]
