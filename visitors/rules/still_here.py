"""When the house closes, the hosts of visitors who have not left are asked, and the desk gets the list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from frontdesk.limits.values import TimeOfDay
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.people.standing_in import acting_for
from frontdesk.timed.rule import Rule
from frontdesk.workdays.closing import closings, last_closing
from frontdesk.workdays.load import calendar
from visitors.models import Visit
from visitors.models.visit import VisitQuerySet
from visitors.notices import about
from visitors.notices.still_here_list import StillHereList
from visitors.notices.visit_still_here import VisitStillHere

MOST = 40  # numbers in a notice; the list behind its link has all


@dataclass(frozen=True)
class Closed:
    """One visit that was not over when the house closed; without a visit, the list of all."""

    at: datetime
    visit: Visit | None = None


class StillHere(Rule):
    """When the house closes, the hosts of visitors who have not left are asked, and the desk gets the list."""

    title = gettext_lazy("Still here after closing")
    sentence = gettext_lazy(
        "When the office closes, on days off at {off}, the host of every visitor who has not left is asked whether they have, "
        "and the desk gets the list, once a day."
    )
    off = TimeOfDay("18:00", gettext_lazy("On days off the house closes at"))

    def due(self, now: datetime, since: datetime) -> Iterable[Closed]:
        closed = last_closing(now, calendar(), self.now().off)
        visits = list(not_left_at(closed).select_related("host")) if closed > since else []
        return self.undone([*(Closed(closed, visit) for visit in visits), *([Closed(closed)] if visits else [])])

    def once(self, owed: Closed) -> str:
        return f"{owed.visit.pk if owed.visit else 'list'}:{timezone.localdate(owed.at)}"

    def what(self, owed: Closed, now: datetime) -> None:
        if owed.visit:
            ask_host(owed.visit, closed=owed.at, now=now)
        else:
            tell_desk(not_left_at(owed.at), closed=owed.at, now=now)

    def about(self, owed: Closed) -> str:
        return str(owed.visit) if owed.visit else _("the list for the desk")

    def moments(self, after: datetime) -> Iterator[datetime]:
        return closings(after, calendar(), self.now().off)


def not_left_at(closed: datetime) -> VisitQuerySet:
    """Who had come before the house closed and has not left; VIP receptions too."""
    return Visit.objects.not_left().filter(arrived_at__lte=closed).order_by("arrived_at", "pk")


def ask_host(visit: Visit, *, closed: datetime, now: datetime) -> None:
    """Whoever acts for the host gets a link to the one tap "has left"."""
    host = acting_for(visit.host, timezone.localdate(now))
    with override(host.language):
        came = timezone.localtime(visit.arrived_at)
        at = f"{came:%H:%M}" if came.date() == timezone.localdate(now) else f"{came:%m-%d %H:%M}"
        data = about(visit, at=at, path=reverse("visitors:visit_leave", args=[visit.pk]))
    post(VisitStillHere, cause=f"visit:{visit.pk}:still-here:{closed.date()}", to=host, subject=visit, data=data, now=now)


def tell_desk(visits: VisitQuerySet, *, closed: datetime, now: datetime) -> None:
    """How many, by number and badge: no name stands in a notice that outlives the visits."""
    rows = list(visits.board())
    for receptionist in Person.objects.holding(Role.RECEPTIONIST).distinct():
        with override(receptionist.language):
            numbers = [_("%(number)s (badge %(badge)s)") % {"number": row.number, "badge": row.badge_now or "–"} for row in rows[:MOST]]
            more = [_("%(n)d more") % {"n": len(rows) - MOST}] if len(rows) > MOST else []
            path = f"{reverse('visitors:visit_list')}?state=here"
            data = {"n": len(rows), "list": _(", ").join([*numbers, *more]), "path": path}
        post(StillHereList, cause=f"still-here:{closed.date()}", to=receptionist, subject=receptionist, data=data, now=now)
