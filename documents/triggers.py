"""The ledger of hand-overs of paper is append-only: who held a paper is never changed afterwards."""

from frontdesk.append_only import AppendOnly

HAND_OVERS = AppendOnly("hand_overs", "a hand-over of paper is never changed", {"documents_handover": ("UPDATE", "DELETE")})
