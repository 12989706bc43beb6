"""What the trail calls what happens around a contractor's link."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "open_hand_off": _("contractor’s link opened"),
        "renew_hand_off": _("contractor’s link renewed"),
        "invoice_hand_off": _("contractor’s invoice written down"),
    },
    area="repairs",
)
