"""Rows that are never changed: in whose hands a parcel was, and the time line of an incident, of which forgetting alone takes the words."""

from frontdesk.append_only import AppendOnly

GUARD = AppendOnly("parcel_custody", "the custody of a parcel is never changed", {"visitors_parcelevent": ("UPDATE", "DELETE")})
TIME_LINE = AppendOnly(
    "incident_entries",
    "the time line of an incident is never changed",
    {"visitors_incidententry": ("UPDATE", "DELETE"), "visitors_incidentwords": ("UPDATE",)},
)
