"""What meetings need first: rooms that can be booked."""

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.web.first_steps import add
from meetings.models import Room

add(
    "meeting_rooms",
    _("Say which rooms can be booked"),
    _("How many they seat, what is in them, and who may book them."),
    "door",
    "meetings:room_list",
    Can.RUN_MEETINGS,
    lambda: Room.objects.open().exists(),
)
