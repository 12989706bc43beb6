"""Which notices about rooms ask for nothing any more."""

from collections.abc import Sequence

from django.utils import timezone

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from meetings.models import Asking, Booking, Waiter


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
