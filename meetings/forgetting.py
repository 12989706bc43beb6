"""How meetings forget people."""

from frontdesk.journal.forgetting import forgets
from meetings.actions import forgetting as actions
from meetings.models import Attendee, Found, RoomRequest, Special

KEEP = "meetings.retention.guests"

forgets(Attendee, fields=actions.WHO, keep=KEEP, old=actions.met_before, erase=actions.forget_guests)
forgets(RoomRequest, fields=["words"], keep="meetings.service.kept", old=actions.asked_before, erase=actions.forget_requests)
forgets(Found, fields=("words",), keep=KEEP, old=actions.found_before, erase=actions.forget_found)
forgets(Special, fields=("words",), keep=KEEP, old=actions.specials_before, erase=actions.forget_specials)
