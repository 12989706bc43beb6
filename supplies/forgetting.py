"""How supplies forget people."""

from datetime import timedelta

from frontdesk.journal.forgetting import forgets
from supplies.actions.forgetting import WHO, closed_before, forget_contacts
from supplies.models import Supplier

forgets(Supplier, fields=WHO, keep=timedelta(days=183), old=closed_before, erase=forget_contacts)
