"""What was issued stays as it is."""

from frontdesk.append_only import AppendOnly

GUARD = AppendOnly("issued_minutes", "issued minutes are never changed", {"meetings_minutesversion": ("UPDATE", "DELETE")})
