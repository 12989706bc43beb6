"""Records that may stand alone: when the time of each is over. One beside a visit goes with the visit."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from frontdesk.people.models import Person
from visitors.actions.forgetting.records import RETENTION, forget_records
from visitors.models import (
    Call,
    Complaint,
    Message,
    Parcel,
    RecurringPass,
    RegisterRefusal,
    Ring,
    Shipment,
    Visit,
    VisitGroup,
    VisitRequest,
    WatchEntry,
    WatchHit,
)

ALONE = Q(visit__isnull=True) | Q(visit__forgotten_at__isnull=False)


def old_messages(before: datetime) -> QuerySet[Message]:
    """Messages taken before that moment, but for those that belong to a visit that is still known."""
    return Message.objects.filter(ALONE, taken_at__lt=before, forgotten_at__isnull=True)


def old_calls(before: datetime) -> QuerySet[Call]:
    """Calls that ended before that moment."""
    return Call.objects.filter(ended_at__lt=before, forgotten_at__isnull=True)


def old_rings(before: datetime) -> QuerySet[Ring]:
    """Lines of the phone system's lists from before that moment."""
    return Ring.objects.filter(began_at__lt=before, forgotten_at__isnull=True)


def old_complaints(before: datetime) -> QuerySet[Complaint]:
    """Complaints from before that moment whose customer was answered; one that is still open is needed."""
    return Complaint.objects.filter(received_at__lt=before, answered_at__lt=before, forgotten_at__isnull=True)


def old_refusals(before: datetime) -> QuerySet[RegisterRefusal]:
    """Who would not register, before that moment; with a visit when it is forgotten."""
    return RegisterRefusal.objects.filter(ALONE, refused_at__lt=before, forgotten_at__isnull=True)


def old_requests(before: datetime) -> QuerySet[VisitRequest]:
    """Requests whose day was before that moment; those that became a visit go with it."""
    return VisitRequest.objects.filter(ALONE, received_at__lt=before, wished_at__lt=before, forgotten_at__isnull=True)


def old_passes(before: datetime) -> QuerySet[RecurringPass]:
    """Passes that ended, or ran out, before that moment; not while a visit by one of them is still known."""
    known = Visit.objects.filter(recurring=OuterRef("pk"), forgotten_at__isnull=True)
    over = Q(ended_at__lt=before) | Q(until_on__lt=timezone.localdate(before))
    return RecurringPass.objects.filter(over, ~Exists(known), forgotten_at__isnull=True)


def old_groups(before: datetime) -> QuerySet[VisitGroup]:
    """Groups from before that moment of whom nobody is known any more."""
    known = Visit.objects.filter(group=OuterRef("pk"), forgotten_at__isnull=True)
    return VisitGroup.objects.filter(~Exists(known), expected_at__lt=before, created_at__lt=before, forgotten_at__isnull=True)


def old_watch_entries(before: datetime) -> QuerySet[WatchEntry]:
    """Entries that ended, or ran out, before that moment; not while a visit that looked like one of them is held."""
    over = Q(ended_at__lt=before) | Q(until_on__lt=timezone.localdate(before))
    held = WatchHit.objects.filter(entry=OuterRef("pk"), visit__held_at__isnull=False)
    return WatchEntry.objects.filter(over, ~Exists(held), forgotten_at__isnull=True)


def old_parcels(before: datetime) -> QuerySet[Parcel]:
    """Parcels that left the shelf before that moment; one that still lies there is not over."""
    return Parcel.objects.filter(Q(collected_at__lt=before) | Q(returned_at__lt=before), forgotten_at__isnull=True)


def old_shipments(before: datetime) -> QuerySet[Shipment]:
    """Parcels that were sent, given back or taken back before that moment; what they cost stays."""
    over = Q(sent_at__lt=before) | Q(given_back_at__lt=before) | Q(cancelled_at__lt=before)
    return Shipment.objects.filter(over, forgotten_at__isnull=True)


def forget_watch_entries(entries: QuerySet[WatchEntry], *, now: datetime, by: Person | None = None, rule: str = RETENTION) -> int:
    """Make entries anonymous, and what was said when somebody looked like one of them."""
    ids = list(entries.filter(forgotten_at__isnull=True).values_list("pk", flat=True))
    many = forget_records(entries, now=now, by=by, rule=rule)
    WatchHit.objects.filter(entry__in=ids).update(words="")
    return many


def forget_alone(records: QuerySet[Any], *, now: datetime) -> int:
    """Make these records anonymous because their time is over; how many."""
    return forget_records(records, now=now)
