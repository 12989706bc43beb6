"""What rounds add to the monthly page: the pass rate of the environment and, apart from it, rounds on time."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from frontdesk.people.permissions import Can
from frontdesk.web.figures import Asked, Figure, Line, Measured, Target
from frontdesk.workdays.months import month_bounds
from repairs.finding import rounds
from repairs.limits.rounds import RoundTargets
from repairs.models import RoundKind


def history(month: date, **more: str) -> str:
    """The rounds of a month, as their list shows them."""
    return f"{reverse('repairs:round_history')}?{urlencode({'month': f'{month:%Y-%m}', **more})}"


class EnvironmentPassRate(Figure):
    name = "repairs.environment"
    title = gettext_lazy("Pass rate of the environment")
    how = gettext_lazy("What was in order among all that was looked at on the weekly checks of the month.")
    order = 310

    def measure(self, asked: Asked) -> Measured | None:
        if not asked.reader.can(Can.LEAD_REPAIRS):
            return None
        share, goal = rounds.environment(*month_bounds(asked.month)), RoundTargets.now().environment
        if not share.all:
            return None
        target = Target("green" if 100 * share.many >= goal * share.all else "red", _("at least %(n)d %%") % {"n": goal})
        note = _("%(n)d of %(all)d") % {"n": share.many, "all": share.all}
        return Measured(share.percent, note, target, history(asked.month, kind=RoundKind.ENVIRONMENT))


class RoundsOnTime(Figure):
    name = "repairs.rounds_on_time"
    title = gettext_lazy("Rounds on time")
    how = gettext_lazy("Rounds that were done by the time they were due, among all that were due in the month.")
    order = 311

    def measure(self, asked: Asked) -> Measured | None:
        if not asked.reader.can(Can.LEAD_REPAIRS):
            return None
        bounds = month_bounds(asked.month)
        share = rounds.on_time(*bounds, now=asked.now)
        if not share.all:
            return None
        kinds = rounds.by_kind(*bounds, now=asked.now)
        lines = [Line(kind.label, (each.percent, str(missed)), history(asked.month, kind=kind)) for kind, each, missed in kinds]
        heads = (_("Kind of round"), _("on time"), pgettext("round", "missed"))
        note = _("%(n)d of %(all)d") % {"n": share.many, "all": share.all}
        return Measured(share.percent, note, path=history(asked.month), heads=heads, lines=lines)
