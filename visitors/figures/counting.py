"""What the figures of the visitors share: targets, lists that open, and amounts in words."""

from types import SimpleNamespace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from frontdesk.web.figures import Asked, Target
from visitors.limits import FigureLimits

TENTH = 6  # seconds


def targets(asked: Asked) -> SimpleNamespace:
    """The targets that stood at the end of the period."""
    return asked.limits(FigureLimits)


def listed(asked: Asked, view: str = "visit_list", **more: object) -> str:
    """The records of a period, as their list shows them."""
    return f"{reverse(f'visitors:{view}')}?{urlencode({'month': asked.period.key, **more})}"


def against(part: int, whole: int, target: int, *, at_most: bool = False) -> Target | None:
    """The light beside a target in per cent; none when nothing was counted."""
    if not whole:
        return None
    is_kept = 100 * part <= target * whole if at_most else 100 * part >= target * whole
    words = _("at most %(n)d %%") if at_most else _("at least %(n)d %%")
    return Target("green" if is_kept else "red", words % {"n": target})


def share(part: int, whole: int) -> float | None:
    """Per cent as a number; none of nothing."""
    return 100 * part / whole if whole else None


def minutes(seconds: float) -> str:
    """'3.5 min'."""
    return _("%(n)s min") % {"n": f"{seconds / 60:.1f}"}
