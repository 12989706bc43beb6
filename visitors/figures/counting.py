"""What the figures of the counter share: targets, and amounts in words."""

from datetime import date
from types import SimpleNamespace

from django.utils.translation import gettext as _

from frontdesk.web.figures import Target
from visitors.limits import FigureLimits


def targets(month: date) -> SimpleNamespace:
    """The targets as they stand now, whatever the month."""
    return FigureLimits.now()


def against(part: int, whole: int, target: int, *, at_most: bool = False) -> Target | None:
    """The light beside a target in per cent; none when nothing was counted."""
    if not whole:
        return None
    is_kept = 100 * part <= target * whole if at_most else 100 * part >= target * whole
    words = _("at most %(n)d %%") if at_most else _("at least %(n)d %%")
    return Target("green" if is_kept else "red", words % {"n": target})


def minutes(seconds: float) -> str:
    """'3.5 min'."""
    return _("%(n)s min") % {"n": f"{seconds / 60:.1f}"}
