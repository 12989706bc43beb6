"""How repairs forget people."""

from datetime import timedelta

from frontdesk.journal.forgetting import forgets
from repairs.actions.forgetting.contractors import WHO, closed_before, forget_contacts
from repairs.actions.forgetting.rounds import forget_notes, noted_before
from repairs.actions.forgetting.tickets import TICKET, forget_tickets, over_before
from repairs.models import Contractor, RoundAnswer, Ticket

KEEP = "repairs.retention.tickets"

forgets(Ticket, fields=TICKET, keep=KEEP, old=over_before, erase=forget_tickets)
forgets(RoundAnswer, fields=["note"], keep=KEEP, old=noted_before, erase=forget_notes)
forgets(Contractor, fields=WHO, keep=timedelta(days=183), old=closed_before, erase=forget_contacts)
