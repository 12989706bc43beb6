"""What a month was frozen as, and what it was restated to, is append-only."""

from frontdesk.append_only import AppendOnly

FROZEN = AppendOnly(
    "frozen_figures",
    "a frozen figure is never changed",
    {"reports_frozenfigure": ("UPDATE", "DELETE"), "reports_restated": ("UPDATE", "DELETE")},
)
