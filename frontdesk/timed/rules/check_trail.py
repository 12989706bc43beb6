"""Every night the whole chain of the trail is verified, a slice a minute; a bad row is told at once."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from frontdesk.journal import checking
from frontdesk.journal.models import Check
from frontdesk.limits.values import TimeOfDay
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.timed.nightly import last_night, nights
from frontdesk.timed.notices.trail_broken import TrailBroken
from frontdesk.timed.rule import Rule


class CheckTrail(Rule):
    """Every night the whole chain of the trail is verified, a slice a minute; a bad row is told at once."""

    title = _("Verify the trail")
    never_paused = _("While it stood still, nobody would hear that somebody changed the trail.")
    sentence = _(
        "Every night at {at} the whole chain of the trail is verified; "
        "the admin managers hear at once of a row that is not what was sealed."
    )
    at = TimeOfDay("02:00", _("Verify at"))

    def due(self, now: datetime, since: datetime) -> Iterable[str]:
        night = last_night(self.now().at, now)
        under_way = Check.objects.filter(ended_at__isnull=True).exists()
        owed = night >= since and not Check.objects.filter(began_at__gte=night).exists()
        return ["trail"] if under_way or owed else []

    def once(self, trail: str) -> str | None:
        return None  # the place is a row: each look takes the next slice, and what is verified drops out of `due`

    def what(self, trail: str, now: datetime) -> str:
        check = checking.go_on(checking.begin(now=now), now=now)
        if check.wrong:
            tell(check, now=now)
        return gettext("Verified up to seal %(upto)s of %(head)s") % {"upto": check.upto, "head": check.head}

    def about(self, trail: str) -> str:
        return gettext("Trail")

    def moments(self, after: datetime) -> Iterator[datetime]:
        return nights(self.now().at, after)


def tell(check: Check, *, now: datetime) -> None:
    """Every admin manager hears which row is bad, in their own language."""
    for manager in Person.objects.holding(Role.ADMIN_MANAGER).distinct():
        with override(manager.language):
            data = {"finding": str(checking.finding(check)), "path": reverse("journal_list")}
        post(TrailBroken, cause=f"check:{check.pk}", now=now, subject=check, to=manager, data=data)
