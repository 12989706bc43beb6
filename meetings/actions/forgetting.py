"""Guests are forgotten when their meeting is long over, and words that may name somebody; what is counted stays."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from frontdesk.todos.forgetting import forget_subjects
from meetings.models import Attendee, Booking, Found, RoomRequest, Special
from meetings.models.attendee import new_salt

WHO = ("name", "email")
RULE = "meetings.retention"
SERVICE = "meetings.service"


def met_before(before: datetime) -> QuerySet[Attendee]:
    """Guests who are still known, of meetings that were over before that moment."""
    later = Booking.objects.filter(meeting=OuterRef("meeting"), ends_at__gte=before)
    return Attendee.objects.outside().filter(~Q(name="") | ~Q(email="")).filter(~Exists(later))


@transaction.atomic
def forget_guests(guests: QuerySet[Attendee], *, now: datetime) -> int:
    """Name, address and link go, and what was written to them. How many."""
    held = list(guests.select_for_update(of=("self",)).order_by("pk"))
    for guest in held:
        guest.name, guest.email, guest.salt = "", "", new_salt()
    Attendee.objects.bulk_update(held, [*WHO, "salt"])
    forget_subjects(Attendee, [guest.pk for guest in held], rule=RULE, at=now)
    return len(held)


def asked_before(before: datetime) -> QuerySet[RoomRequest]:
    """Requests with words, of meetings that were over before that moment."""
    return RoomRequest.objects.exclude(words="").filter(booking__ends_at__lt=before)


@transaction.atomic
def forget_requests(requests: QuerySet[RoomRequest], *, now: datetime) -> int:
    """The words go, and the notices that said them; what was asked for and when it was answered stays. How many."""
    return _without_words(requests, rule=SERVICE, now=now)


def found_before(before: datetime) -> QuerySet[Found]:
    """Things left behind that are still described."""
    return Found.objects.filter(found_at__lt=before).exclude(words="")


def specials_before(before: datetime) -> QuerySet[Special]:
    """Special things of meetings that were over before that moment."""
    return Special.objects.filter(booking__ends_at__lt=before).exclude(words="")


@transaction.atomic
def forget_found(things: QuerySet[Found], *, now: datetime) -> int:
    """What it was goes, for it may name whose it was. How many."""
    return _without_words(things, rule=RULE, now=now)


@transaction.atomic
def forget_specials(specials: QuerySet[Special], *, now: datetime) -> int:
    """What it was goes: a banner names who was welcomed. How many."""
    return _without_words(specials, rule=RULE, now=now)


def _without_words(rows: QuerySet[Any], *, rule: str, now: datetime) -> int:
    """Their words go, and the notices that said them; how many. The caller is in a transaction."""
    ids = list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    rows.model._default_manager.filter(pk__in=ids).update(words="")
    forget_subjects(rows.model, ids, rule=rule, at=now)
    return len(ids)
