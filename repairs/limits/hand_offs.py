"""How contractors get at the one ticket that they were handed."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Days


class HandOffLimits(Limits):
    """How long a contractor's link opens its ticket."""

    name = "repairs.hand_offs"
    title = _("Tickets in a contractor's hands")
    sentence = _(
        "A ticket that is handed to a contractor keeps its clock: it is not paused. The asker is told a day, which is the target from then "
        "on; an emergency keeps the target it has. The contractor's link opens this one ticket until {link} after the agreed day."
    )
    link = Days(3, _("The link stays open after the agreed day for"), 1, 60)
