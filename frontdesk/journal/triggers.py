"""The trail's tables are append-only; a purge alone deletes details."""

from frontdesk.append_only import AppendOnly

TRAIL = AppendOnly(
    "journal",
    "the trail is append-only",
    {
        "journal_entry": ("UPDATE", "DELETE"),
        "journal_seal": ("UPDATE", "DELETE"),
        "journal_erasure": ("UPDATE", "DELETE"),
        "journal_detail": ("UPDATE",),  # a purge deletes
    },
)
