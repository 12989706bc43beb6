"""What needs a look, in words: targets that are missed again and again, and what the areas themselves call out."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.web.figures import Alert, Figure, Measured
from frontdesk.workdays.periods import MONTH, QUARTER, Period

AT_ONCE = ("visitors.walk_ins",)  # of the others only what is missed two periods running


def alerts(period: Period, now: Sequence[tuple[Figure, Measured]], before: Mapping[str, Measured]) -> list[Alert]:
    """Red before yellow; a target counts when it is missed two periods running, of few figures at once."""
    found = [alert for figure, came in now for alert in [*missed(figure, came, before.get(figure.name), period), *came.alerts]]
    return sorted(found, key=lambda alert: alert.colour != "red")


def missed(figure: Figure, came: Measured, then: Measured | None, period: Period) -> list[Alert]:
    """The figure's target, if it was missed often enough to be said."""
    if not is_missed(came):
        return []
    words = {"title": figure.title, "value": came.value, "target": came.target.words if came.target else ""}
    if is_missed(then):
        again = {MONTH: _("for the second month running"), QUARTER: _("for the second quarter running")}
        words["again"] = again.get(period.months, _("for the second year running"))
        text = _("%(title)s: %(value)s, target %(target)s, missed %(again)s.") % words
        return [Alert("red", text, came.path, pgettext("a target", "missed"))]
    text = _("%(title)s: %(value)s, target %(target)s.") % words
    return [Alert("yellow", text, came.path, pgettext("a figure", "watch"))] if figure.name in AT_ONCE else []


def is_missed(came: Measured | None) -> bool:
    return came is not None and came.target is not None and came.target.colour == "red"
