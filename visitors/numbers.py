"""Numbers of the counter: 突发事件 and 投诉, each by the year."""

from django.utils.translation import gettext_lazy as _

from frontdesk.numbers.series import Period, series

INCIDENTS = series("visitors.incident", _("Incidents"), "SJ-{yyyy}-{n:03}", Period.YEAR)
COMPLAINTS = series("visitors.complaint", _("Complaints"), "TS-{yyyy}-{n:03}", Period.YEAR)
