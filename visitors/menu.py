"""Menu entries of the visitor book."""

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.web.menu import add, add_shortcut

add("visitors", _("Visitors"), "id-badge-2", "visitors:visit_list", Can.USE_OFFICE, 20)
LISTS = ("visitors:call_list", "visitors:message_list", "visitors:complaint_list")  # each has the others in its tabs
add("calls", _("Calls"), "phone", "visitors:call_list", Can.TAKE_MESSAGES, 45, also=LISTS)
add("messages", _("Messages"), "message-2", "visitors:message_list", Can.USE_OFFICE, 45, unless=Can.TAKE_MESSAGES, also=LISTS)
add_shortcut("call", _("Write a call down"), "phone-plus", "visitors:call_new", Can.TAKE_MESSAGES, key="f", anywhere="F2")
add("parcels", _("Parcels"), "package", "visitors:parcel_list", Can.USE_OFFICE, 47)
add("incidents", _("Incidents"), "alert-triangle", "visitors:incident_list", Can.USE_OFFICE, 48)
add("register", _("Registers"), "address-book", "visitors:register_list", Can.SEE_REGISTER, 82, is_setting=True)
add("roll_call", _("Roll call"), "urgent", "visitors:roll_call_list", Can.LEAD_ROLL_CALL, 65)
add("visitor_types", _("Visitor types"), "tags", "visitors:type_list", Can.KEEP_VISITOR_TYPES, 83, is_setting=True)
add("badges", _("Badges"), "id", "visitors:badge_list", Can.KEEP_BADGES, 70)
add("watch_list", _("Watch-list"), "eye", "visitors:watch_list", Can.KEEP_WATCH_LIST, 84, is_setting=True)
add("kiosks", _("Kiosks"), "device-tablet", "visitors:device_list", Can.RUN_KIOSKS, 80)
