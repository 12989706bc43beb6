"""Menu entries of the shared part."""

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.web.menu import SETTINGS, add

add("todos", _("To-dos"), "checklist", "todo_list", Can.USE_OFFICE, 30)
add("people", _("People"), "users", "person_list", Can.SEE_PEOPLE, 40)
add("rules", _("Rules"), "clock-cog", "rule_list", Can.SEE_RULES, 90)
add("notices", _("Notice delivery"), "send", "notice_log", Can.SEE_NOTICES, 95, is_setting=True)
add(SETTINGS, _("Settings"), "settings", "company_settings", Can.CHANGE_COMPANY, 99)
add("workdays", _("Calendar"), "calendar-cog", "workday_year", Can.CHANGE_WORKDAYS, 92, is_setting=True)
add("journal", _("Trail"), "history", "journal_list", Can.SEE_TRAIL, 97, is_setting=True)
add("places", _("Places"), "map-pins", "place_list", Can.MANAGE_PLACES, 93, is_setting=True)
