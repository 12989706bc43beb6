"""After the repair: how long it may be opened again, and which rating the lead looks into."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Days, Hours, Number


class Closing(Limits):
    """How long a closed ticket may be opened again, and which rating the lead looks into."""

    name = "repairs.closing"
    title = _("After the repair")
    sentence = _(
        "A closed ticket may be opened again for {reopen}. Whoever asked rates the repair once and may change it for {second_thoughts}; "
        "with {low} stars or fewer the team's lead gets a to-do to look into it."
    )
    reopen = Days(7, _("May be opened again for"), 0, 60)
    second_thoughts = Hours(24, _("A rating may be changed for"), 0, 240)
    low = Number(2, _("The lead looks into so many stars or fewer"), 0, 4)
