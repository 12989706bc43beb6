"""Guests from outside, and what rooms asked for in words, are forgotten when the meeting is long over; what is counted stays."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from frontdesk.todos.forgetting import forget_subjects
from meetings.models import Attendee, Booking, RoomRequest
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
    held = list(requests.select_for_update(of=("self",)).order_by("pk"))
    RoomRequest.objects.filter(pk__in=[each.pk for each in held]).update(words="")
    forget_subjects(RoomRequest, [each.pk for each in held], rule=SERVICE, at=now)
    return len(held)
