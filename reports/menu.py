"""Menu entries of the pages that look across areas."""

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.web.menu import add

add("today", _("Today"), "home", "reports:my_day", Can.USE_OFFICE, 5)
add("desk", _("Desk"), "desk", "reports:desk", Can.SEE_DESK, 10)
add("reports", _("Month"), "chart-bar", "reports:month", Can.SEE_REPORTS, 60)
