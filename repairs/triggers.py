"""What happened to a ticket is append-only: the clocks are counted from it."""

from frontdesk.append_only import AppendOnly

EVENTS = AppendOnly("ticket_events", "what happened to a ticket is never changed", {"repairs_ticketevent": ("UPDATE", "DELETE")})
