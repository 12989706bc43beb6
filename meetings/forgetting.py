"""How meetings forget people."""

from frontdesk.journal.forgetting import forgets
from meetings.actions.forgetting import WHO, asked_before, forget_guests, forget_requests, met_before
from meetings.models import Attendee, RoomRequest

forgets(Attendee, fields=WHO, keep="meetings.retention.guests", old=met_before, erase=forget_guests)
forgets(RoomRequest, fields=["words"], keep="meetings.service.kept", old=asked_before, erase=forget_requests)
