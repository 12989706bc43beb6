"""How meetings forget people."""

from frontdesk.journal.forgetting import forgets
from meetings.actions.forgetting import WHO, forget_guests, met_before
from meetings.models import Attendee

forgets(Attendee, fields=WHO, keep="meetings.retention.guests", old=met_before, erase=forget_guests)
