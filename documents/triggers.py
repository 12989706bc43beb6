"""Two tables are append-only: the ledger of hand-overs of paper, and the log of who read a document."""

from frontdesk.append_only import AppendOnly

HAND_OVERS = AppendOnly("hand_overs", "a hand-over of paper is never changed", {"documents_handover": ("UPDATE", "DELETE")})
READINGS = AppendOnly("readings", "who read a document is never changed", {"documents_reading": ("UPDATE", "DELETE")})
