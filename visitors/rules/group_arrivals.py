"""Of a group that comes one by one the host hears how many are here, every few minutes at most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Minutes
from frontdesk.timed.rule import Rule
from visitors.actions import gathering, telling_groups
from visitors.models import VisitEvent, VisitGroup, WatchHit
from visitors.models.visit_event import Verb


@dataclass(frozen=True)
class Come:
    """A group of which somebody more has come, and when the last of them."""

    group: VisitGroup
    last: datetime


class GroupArrivals(Rule):
    """Of a group that comes one by one the host hears how many are here, every few minutes at most."""

    title = _("Groups that come one by one")
    sentence = _(
        "The host hears of the first of a group at once; of those who come after, every {every} at most, how many of all are here."
    )
    never_paused = _("Who comes after the first of a group stands at the desk, and only this rule tells the host.")
    every = Minutes(3, _("The host hears how many are here, at most every"), 1, 60)

    def due(self, now: datetime, since: datetime) -> Iterable[Come]:
        held = WatchHit.objects.undecided().values("visit")
        steps = VisitEvent.objects.standing().filter(verb__in=(Verb.CHECK_IN, Verb.WATCH), happened_at__gt=since)
        waiting = {"visit__arrived_at__isnull": False, "visit__met_at__isnull": True, "visit__left_at__isnull": True}
        came = steps.filter(visit__group__isnull=False, visit__is_vip=False, **waiting).exclude(visit__in=held)
        last = dict(came.order_by().values_list("visit__group").annotate(last=Max("happened_at")))
        told = gathering.told_at(last)
        before = now - self.now().every
        due = {pk: at for pk, at in last.items() if pk not in told or (told[pk] < at and told[pk] <= before)}
        groups = VisitGroup.objects.select_related("host").in_bulk(list(due))
        return self.undone(Come(groups[pk], at) for pk, at in due.items())

    def once(self, come: Come) -> str:
        return f"{come.group.pk}:{come.last.isoformat()}"

    def what(self, come: Come, now: datetime) -> None:
        telling_groups.arrived(come.group, at=come.last, now=now)

    def about(self, come: Come) -> str:
        return str(come.group)
