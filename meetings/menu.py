"""Menu entries of meetings, and what can be done at a place."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.people.permissions import Can
from frontdesk.web import place_links
from frontdesk.web.menu import add
from meetings.views.rooms import now_at

add("meetings", pgettext_lazy("menu", "Rooms"), "calendar-event", "meetings:day_board", Can.USE_OFFICE, 32)
add("meeting_rooms", _("Meeting rooms"), "door", "meetings:room_list", Can.RUN_MEETINGS, 80, is_setting=True)
add("meeting_preparation", _("Preparing rooms"), "checklist", "meetings:prep_item_list", Can.RUN_MEETINGS, 81, is_setting=True)
add("minutes_templates", _("Templates of minutes"), "notes", "meetings:minutes_template_list", Can.RUN_MEETINGS, 82, is_setting=True)
place_links.add("meetings.now", _("This room now"), "calendar-event", now_at, Can.USE_OFFICE, 5)
