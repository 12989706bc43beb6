"""The records of the visitor book that name somebody, what each loses, and how all of them lose it."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction

from frontdesk.files.actions import forget_of
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.search.rows import drop
from frontdesk.todos import actions as todos
from frontdesk.todos.forgetting import forget_subjects
from frontdesk.todos.models import Todo
from visitors.models import (
    Answer,
    BadgePrint,
    Belonging,
    Call,
    Complaint,
    CorrectiveAction,
    Feedback,
    Incident,
    Message,
    Parcel,
    RecurringPass,
    RegisterRefusal,
    Ring,
    SampledVisit,
    Shipment,
    VipItem,
    VipNamed,
    VipPlan,
    Visit,
    VisitGroup,
    VisitOutcome,
    VisitRequest,
    WatchEntry,
    WatchHit,
)

RETENTION, REQUEST = "visitors.retention", "visitors.request"  # why something was erased, as the trail names it


def emptied(*names: str, **others: Any) -> dict[str, Any]:
    """The new values of columns: these empty, others as given."""
    return {**dict.fromkeys(names, ""), **others}


VISIT = emptied(
    *("name_key", "spellings", "phone", "email", "company", "note", "code", "companion_names", "plate", "bringing", "needs"),
    *("off_day_reason", "id_number_sealed", "hold_reason"),
    name="*",
    recurring=None,  # a pass that goes on would name whose visit it was
)
# Rows beside a visit. How many things were brought in and how many hits there were stays, not which and for whom.
BESIDE: Mapping[type[models.Model], Mapping[str, Any]] = {
    Answer: emptied("words"),
    BadgePrint: emptied("reason"),
    Belonging: emptied("stays", what="*"),
    Feedback: emptied("words"),
    SampledVisit: emptied("wrong"),
    VipItem: emptied(what="*"),
    VipNamed: {},
    VipPlan: emptied("schedule", "background", "route"),
    VisitOutcome: emptied("said", "agreed", "intention"),
    WatchHit: emptied("words", entry=None),  # the entry names who the visitor looked like
}
# Records that know whether they were forgotten; some stand beside a visit, all may stand alone.
ALONE: Mapping[type[models.Model], Mapping[str, Any]] = {
    Call: emptied("company", "phone", "words", "result", name="*"),
    Complaint: emptied(
        *("company", "phone", "email", "order_number", "product", "words", "wish", "contact", "outcome", "rating"), name="*"
    ),
    Ring: emptied("phone"),
    Message: emptied("company", "phone", "words", "best_time", "result", name="*"),
    Parcel: emptied("sender", "damage", "code", number="*"),
    Shipment: emptied("to_company", "to_phone", "to_address", "note", "reason", "number", to_name="*", what="*"),
    RegisterRefusal: emptied("name", "looks", "words", "went"),
    RecurringPass: emptied("name_key", "spellings", "phone", "email", "company", "plate", "note", name="*"),
    VisitGroup: emptied(title="*"),
    VisitRequest: emptied("phone", "email", "company", "plate", "note", "host_name", "host_contact", "off_day_reason", name="*"),
    WatchEntry: emptied("name", "name_key", "spellings", "phone", "email", "reason"),
}

# An incident is kept longer than the visit it is about, and is forgotten with all that was written beside it.
INCIDENTS: Mapping[type[models.Model], Mapping[str, Any]] = {
    Incident: emptied("words", "demands", "place", "people", "claim_found", "outcome", "report", "lessons", "decision", title="*"),
    CorrectiveAction: emptied("result", "dropped_because", what="*"),
}


def empty(model: type[models.Model], ids: Collection[int], *, now: datetime, by: Person | None = None, rule: str = RETENTION) -> None:
    """Take from the records with these ids all that `VISIT`, `BESIDE`, `ALONE` or `INCIDENTS` says, and whatever hangs on them.

    What hangs on a record: files, to-dos, notices with their mails, search rows, the trail's details. What was still owed about
    somebody nobody knows any more is not owed. By the caller's transaction.
    """
    lost = dict(VISIT if model is Visit else {**BESIDE, **ALONE, **INCIDENTS}[model])
    if model in (Visit, Incident) or model in ALONE:
        lost["forgotten_at"] = now
    if lost:
        model._default_manager.filter(pk__in=ids).update(**lost)
    for todo in Todo.objects.open().filter(subject_type=model._meta.label_lower, subject_id__in=ids):
        todos.drop(todo, now=now, by=by)
    forget_of(model, list(ids), now=now)
    forget_subjects(model, ids, rule=rule, at=now, by=by)
    drop(model, ids)


def forget_records(records: models.QuerySet[Any], *, now: datetime, by: Person | None = None, rule: str = RETENTION) -> int:
    """Make records of `ALONE` anonymous, in one transaction; how many."""
    with transaction.atomic():
        mine = list(records.filter(forgotten_at__isnull=True).select_for_update(of=("self",)).order_by("pk"))
        if not mine:
            return 0
        empty(records.model, [each.pk for each in mine], now=now, by=by, rule=rule)
        for each in mine:
            trail.record("forget", subject=each, by=by, at=now)
    return len(mine)
