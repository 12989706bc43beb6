"""Settings of rooms that belong to no rule and no promise."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Days, Minutes


class Waiting(Limits):
    """How long a room that is given back is kept for who waits for it."""

    name = "meetings.waiting"
    title = _("Waiting lists of rooms")
    sentence = _("A room that is given back is kept for {kept} for whoever waited longest, then for the next; never beyond its beginning.")
    kept = Minutes(10, _("Kept for"), 1, 240)


class RetentionLimits(Limits):
    """How long guests from outside are known."""

    name = "meetings.retention"
    title = _("Retention of guests")
    sentence = _(
        "Names and addresses of guests from outside are kept for {guests} after their meeting and then erased, with what was sent to them."
    )
    guests = Days(183, _("Guests are known for"), 31, 3650)
