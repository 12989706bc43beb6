"""What the trail calls the steps of a frozen month."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "freeze_month": _("month frozen"),
        "restate_month": _("supplies of the month restated after the stocktake"),
        "find_changes": _("changes of a frozen month found"),
    },
    area="reports",
)
