"""Menu entries of repairs, and what can be done at a place."""

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.web import place_links
from frontdesk.web.menu import add
from repairs.views.rounds import path_at
from repairs.views.things import report_path

add("repairs", _("Repairs"), "message-report", "repairs:ticket_list", Can.REPORT_FAULTS, 36)
OUT = ("repairs:hand_off_list",)
add("repair_work", _("My repairs"), "tool", "repairs:work_day", Can.WORK_ON_REPAIRS, 33, unless=Can.LEAD_REPAIRS, also=OUT)
LEADS = ("repairs:work_day", "repairs:hand_off_list", "repairs:summary_list", "repairs:recurrence_list")
add("repair_queue", _("Repair queue"), "list-details", "repairs:queue_list", Can.WORK_ON_REPAIRS, 37, also=LEADS)
add("rounds", _("Rounds"), "clipboard-check", "repairs:round_list", Can.DO_ROUNDS, 45, also=("repairs:checklist_list",))
add("repair_categories", _("Categories of faults"), "category-2", "repairs:category_list", Can.KEEP_REPAIRS, 86, is_setting=True)
add("repair_things", _("Things"), "device-desktop", "repairs:thing_list", Can.KEEP_REPAIRS, 87, is_setting=True)
add("repair_teams", _("Repair teams"), "users-group", "repairs:team_list", Can.KEEP_REPAIRS, 88, is_setting=True)
add("repair_routes", _("Rules of dispatch"), "route", "repairs:route_list", Can.KEEP_REPAIRS, 89, is_setting=True)
add("contractors", _("Contractors"), "truck", "repairs:contractor_list", Can.KEEP_REPAIRS, 90, is_setting=True)
place_links.add("repairs.report", _("Report a fault here"), "tool", report_path, Can.REPORT_FAULTS, 10)
place_links.add("repairs.rounds", _("Do the round here"), "clipboard-check", path_at, Can.DO_ROUNDS, 30)
