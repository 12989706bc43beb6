"""What the trail calls the steps of the ledger."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "close_month": _("month closed"),
        "ask_to_open_month": _("asked to open the month again"),
        "open_month": _("month opened again"),
    },
    area="supplies",
)
