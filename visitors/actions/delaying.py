"""A visitor who is running late says so on their own page: the visit moves, the host and the desk know at once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.refusal import refuse_unless
from visitors.actions import telling
from visitors.actions.steps import locked, must_be_agreed, must_be_open, step
from visitors.models import Visit, VisitEvent
from visitors.models.visit_event import Verb

MINUTES = (10, 20, 30, 60)
MOST = 3  # times; after that the visitor calls
OPENS = timedelta(hours=24)  # before the moment
CLOSES = timedelta(hours=2)  # after it


def is_open(visit: Visit, now: datetime) -> bool:
    """Whether the visitor may say it now: near the moment, for a visit that stands."""
    at = visit.expected_at
    return at is not None and visit.arrived_at is None and at - OPENS <= now <= at + CLOSES


def is_said(visit: Visit) -> bool:
    """Whether the visitor has said so already."""
    return VisitEvent.objects.filter(visit=visit, verb=Verb.DELAY).exists()


def delay(visit: Visit, *, minutes: int, seen: datetime, now: datetime) -> Visit:
    """So many minutes after the moment, or after now where the moment has passed. `seen` is the moment the visitor's page showed:
    a second tap on the same page changes nothing."""
    refuse_unless(minutes in MINUTES, _("Choose one of the times."), "minutes")
    with transaction.atomic():
        visit = locked(visit)
        must_be_open(visit)
        must_be_agreed(visit)
        refuse_unless(visit.arrived_at is None, _("You are checked in already."), "already")
        if visit.expected_at is None or visit.expected_at != seen:
            return visit
        refuse_unless(is_open(visit, now), _("Please call reception to change the time."), "not-now")
        said = VisitEvent.objects.filter(visit=visit, verb=Verb.DELAY).count()
        refuse_unless(said < MOST, _("You have moved it %(n)d times already. Please call reception.") % {"n": MOST}, "often")
        later = max(visit.expected_at, now.replace(second=0, microsecond=0)) + timedelta(minutes=minutes)
        same_day = timezone.localdate(later) == timezone.localdate(visit.expected_at)
        refuse_unless(same_day, _("That would be tomorrow. Please call reception to find another day."), "day-end")
        step(visit, Verb.DELAY, now=now, words=f"{timezone.localtime(later):%H:%M}", more={"was": seen.isoformat()}, expected_at=later)
        telling.delayed(visit, was=seen, number=said + 1, now=now)
    return visit
