"""Menu entries of the shared part."""

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.web.menu import add

add("rules", _("Rules"), "clock-cog", "rule_list", Can.SEE_RULES, 90)
add("notices", _("Notices"), "send", "notice_log", Can.SEE_NOTICES, 95)
