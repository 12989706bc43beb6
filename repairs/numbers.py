"""Numbers of repairs: 报修单 by the office's day."""

from django.utils.translation import gettext_lazy as _

from frontdesk.numbers.series import Period, series

TICKETS = series("repairs.ticket", _("Repair tickets"), "BX-{yyyy}{mm}{dd}-{n:03}", Period.DAY)
