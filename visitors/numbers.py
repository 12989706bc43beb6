"""Numbers of the visitor book: 突发事件 by the year."""

from django.utils.translation import gettext_lazy as _

from frontdesk.numbers.series import Period, series

INCIDENTS = series("visitors.incident", _("Incidents"), "SJ-{yyyy}-{n:03}", Period.YEAR)
