"""How long repairs keep the words of people."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Days


class RetentionLimits(Limits):
    """How long the words of a ticket are kept."""

    name = "repairs.retention"
    title = _("Retention of repair tickets")
    sentence = _(
        "What was written about a fault, its photos and its rating's words are kept for {tickets} after the ticket is closed and then "
        "erased; the ticket itself, its clocks and costs stay and are counted."
    )
    tickets = Days(730, _("Words and photos of a ticket are kept for"), 93, 3650)
