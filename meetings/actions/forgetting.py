"""Guests from outside are forgotten when their meeting is long over; that somebody was invited stays and is counted."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from frontdesk.todos.forgetting import forget_subjects
from meetings.models import Attendee, Booking
from meetings.models.attendee import new_salt

WHO = ("name", "email")
RULE = "meetings.retention"


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
