"""When more visitors than agreed come without an appointment, the admin manager hears of it, once a month."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from frontdesk.limits.values import Number
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.timed.rule import Rule
from frontdesk.workdays.months import month_bounds
from visitors.limits import FigureLimits
from visitors.models import Visit
from visitors.notices.walk_ins_many import WalkInsMany


class WalkInShare(Rule):
    """When more visitors than agreed come without an appointment, the admin manager hears of it, once a month."""

    look = timedelta(hours=1)
    title = _("Too many walk-ins")
    sentence = _(
        "When more visitors than the target of walk-ins allows come without an appointment, counted from {least} visits a month on, "
        "the admin manager hears of it, once a month."
    )
    least = Number(20, _("Counted from so many visits on"), 1, 10_000)

    def due(self, now: datetime, since: datetime) -> Iterable[date]:
        month = timezone.localdate(now).replace(day=1)
        counted = share_of(month)
        is_over = 100 * counted["walk_ins"] > FigureLimits.now().walk_ins * counted["visits"]
        return self.undone([month] if counted["visits"] >= self.now().least and is_over else [])

    def once(self, month: date) -> str:
        return f"{month:%Y-%m}"

    def what(self, month: date, now: datetime) -> None:
        counted = share_of(month)
        share = f"{100 * counted['walk_ins'] / counted['visits']:.0f}"
        for manager in Person.objects.holding(Role.ADMIN_MANAGER).distinct():
            with override(manager.language):
                data = {
                    **counted,
                    "share": share,
                    "limit": FigureLimits.now().walk_ins,
                    "month": date_format(month, "YEAR_MONTH_FORMAT"),
                    "path": f"{reverse('visitors:visit_list')}?month={month:%Y-%m}&came=walk-in",
                }
            post(WalkInsMany, cause=f"walk-ins:{month:%Y-%m}", to=manager, subject=manager, data=data, now=now)

    def about(self, month: date) -> str:
        return f"{month:%Y-%m}"


def share_of(month: date) -> dict[str, int]:
    """How many came in the month, and how many of them without an appointment."""
    visits = Visit.objects.arrived_between(*month_bounds(month))
    return visits.aggregate(visits=Count("pk"), walk_ins=Count("pk", filter=Q(is_walk_in=True)))
