"""How the visitor book forgets."""

from frontdesk.journal.forgetting import forgets
from visitors.actions.forget import ended_before, forget_visits
from visitors.models import Visit

forgets(
    Visit,
    fields=["name", "name_key", "spellings", "phone", "email", "company", "note", "code"],
    keep="visitors.retention.visits",
    old=ended_before,
    erase=forget_visits,
)
