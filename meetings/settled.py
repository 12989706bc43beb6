"""Which notices about rooms ask for nothing any more."""

from collections.abc import Sequence

from django.utils import timezone

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from meetings.models import Asking, Booking, RoomRequest, Waiter


def own_wait(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices about a room that this reader waits for."""
    mine = set(Waiter.objects.filter(person=reader, pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id in mine}


def own_asking(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices about a room that this reader asked for or is asked for."""
    ids = [notice.subject_id for notice in notices]
    mine = set(Asking.objects.of(reader).filter(pk__in=ids).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id in mine}


def answered_or_over(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose question was answered, taken back or ran out."""
    ids = [notice.subject_id for notice in notices]
    waiting = set(Asking.objects.open().filter(pk__in=ids).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in waiting}


def no_longer_kept(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose room was taken up, given up or not taken in time."""
    ids = [notice.subject_id for notice in notices]
    kept = set(Waiter.objects.offered().filter(pk__in=ids, offered_until__gt=timezone.now()).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in kept}


def said_or_over(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose meeting somebody has said takes place, or that holds its room no more."""
    ids = [notice.subject_id for notice in notices]
    asked = set(Booking.objects.awaiting_check_in().filter(pk__in=ids, ends_at__gt=timezone.now()).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in asked}


def answered(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices about what a room asked for that somebody has seen to, or whose meeting is over."""
    ids = {notice.data.get("request") for notice in notices} - {None}
    rows = RoomRequest.objects.open().filter(pk__in=ids, booking__ended_at__isnull=True, booking__ends_at__gt=timezone.now())
    asked = set(rows.values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.data.get("request") not in asked}


def another_end(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices of an end that was moved, or that has come."""
    rows = Booking.objects.holding().filter(pk__in=[notice.subject_id for notice in notices], ends_at__gt=timezone.now())
    ends = {pk: at.isoformat() for pk, at in rows.values_list("pk", "ends_at")}
    return {notice.pk for notice in notices if ends.get(notice.subject_id) != notice.data.get("ends")}


def left(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose meeting has left its room, or goes on."""
    ids = [notice.subject_id for notice in notices]
    there = set(
        Booking.objects.holding().filter(pk__in=ids, left_at__isnull=True, ends_at__lte=timezone.now()).values_list("pk", flat=True)
    )
    return {notice.pk for notice in notices if notice.subject_id not in there}
