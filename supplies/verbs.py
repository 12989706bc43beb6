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
says(
    {
        "add_supplier": _("supplier added"),
        "change_supplier": _("supplier changed"),
        "close_supplier": _("supplier closed"),
        "reopen_supplier": _("supplier opened again"),
        "make_agreement": _("supply agreement made"),
        "lengthen_agreement": _("last day of a supply agreement moved"),
        "end_agreement": _("supply agreement ended"),
        "open_review": _("review of a supplier opened"),
        "decide_review": _("supplier reviewed"),
        "set_budget": _("budget set"),
        "drop_budget": _("budget taken away"),
    },
    area="supplies",
)
