"""What is shown before somebody reports a fault."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Hours


class Reporting(Limits):
    """What is shown before somebody reports a fault."""

    name = "repairs.reporting"
    title = _("Reported twice")
    sentence = _(
        "Before a fault is reported, open tickets of the last {alike} of the same thing, or of the same place and kind, are shown, so that "
        "whoever meets the same fault follows it instead."
    )
    alike = Hours(72, _("Shown from the last"), 1, 720)
