"""How the pages across areas forget people."""

from frontdesk.journal.forgetting import forgets
from reports.actions.forgetting import forget_notes, noted_before
from reports.models import Handover

forgets(Handover, fields=["note"], keep="visitors.retention.visits", old=noted_before, erase=forget_notes)
