"""What the trail calls the steps of a frozen month and of a shift of the desk."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "freeze_month": _("month frozen"),
        "restate_month": _("supplies of the month restated after the stocktake"),
        "find_changes": _("changes of a frozen month found"),
        "hand_shift_over": _("desk handed over"),
        "take_shift_over": _("desk taken over"),
        "withdraw_handover": _("handover of the desk withdrawn"),
    },
    area="reports",
)
