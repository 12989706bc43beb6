"""How the visitor book forgets: visits with all that lies beside them, and the records that may stand alone."""

from frontdesk.journal.forgetting import forgets
from visitors.actions.forgetting import ended_before, forget_visits
from visitors.actions.forgetting.alone import (
    forget_alone,
    forget_watch_entries,
    old_calls,
    old_complaints,
    old_groups,
    old_messages,
    old_parcels,
    old_passes,
    old_refusals,
    old_requests,
    old_rings,
    old_shipments,
    old_watch_entries,
)
from visitors.actions.forgetting.incidents import forget_incidents, old_incidents
from visitors.actions.forgetting.records import ALONE, INCIDENTS, VISIT
from visitors.models import (
    Call,
    Complaint,
    Incident,
    Message,
    Parcel,
    RecurringPass,
    RegisterRefusal,
    Ring,
    Shipment,
    Visit,
    VisitGroup,
    VisitRequest,
    WatchEntry,
)

KEEP = "visitors.retention.visits"

# In this order: what stands beside visits looks whether those are still known.
forgets(Visit, fields=VISIT, keep=KEEP, old=ended_before, erase=forget_visits)
forgets(Message, fields=ALONE[Message], keep=KEEP, old=old_messages, erase=forget_alone)
forgets(Call, fields=ALONE[Call], keep=KEEP, old=old_calls, erase=forget_alone)
forgets(Ring, fields=ALONE[Ring], keep=KEEP, old=old_rings, erase=forget_alone)
forgets(Complaint, fields=ALONE[Complaint], keep=KEEP, old=old_complaints, erase=forget_alone)
forgets(RegisterRefusal, fields=ALONE[RegisterRefusal], keep=KEEP, old=old_refusals, erase=forget_alone)
forgets(VisitRequest, fields=ALONE[VisitRequest], keep=KEEP, old=old_requests, erase=forget_alone)
forgets(RecurringPass, fields=ALONE[RecurringPass], keep=KEEP, old=old_passes, erase=forget_alone)
forgets(VisitGroup, fields=ALONE[VisitGroup], keep=KEEP, old=old_groups, erase=forget_alone)
forgets(WatchEntry, fields=ALONE[WatchEntry], keep=KEEP, old=old_watch_entries, erase=forget_watch_entries)
forgets(Parcel, fields=ALONE[Parcel], keep=KEEP, old=old_parcels, erase=forget_alone)
forgets(Shipment, fields=ALONE[Shipment], keep=KEEP, old=old_shipments, erase=forget_alone)
forgets(Incident, fields=INCIDENTS[Incident], keep="visitors.incidents.keep", old=old_incidents, erase=forget_incidents)
