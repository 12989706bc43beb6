"""Calendar feeds: made by whoever wants one, taken back at any time; the address is known to its owner alone."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from meetings.models import Feed, Room

MOST = 20


def make(*, kind: str, by: Person, now: datetime, room: Room | None = None, department: Department | None = None) -> Feed:
    """Of one's own meetings, of a room or of a department. Refused: not-yours, too-many."""
    refuse_unless(by.can(Can.USE_OFFICE), _("Only colleagues have calendar feeds."), "not-yours")
    refuse_unless(Feed.objects.standing().filter(owner=by).count() < MOST, _("No more than %(n)d feeds.") % {"n": MOST}, "too-many")
    with transaction.atomic():
        made = Feed.objects.create(owner=by, kind=kind, room=room, department=department, made_at=now)
        trail.record("make_feed", subject=made, by=by, at=now, details={"kind": str(kind)})
    return made


def end(feed: Feed, *, by: Person, now: datetime) -> None:
    """Its address opens nothing any more. Refused: not-yours, over."""
    refuse_unless(feed.owner_id == by.pk, _("Only its owner takes a feed back."), "not-yours")
    with transaction.atomic():
        ended = Feed.objects.filter(pk=feed.pk, ended_at__isnull=True).update(ended_at=now)
        refuse_unless(bool(ended), _("This feed was taken back already."), "over")
        trail.record("end_feed", subject=feed, by=by, at=now)
