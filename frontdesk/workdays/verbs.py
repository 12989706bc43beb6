"""What the trail calls changes of the working calendar."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "change_day": _("calendar day changed"),
        "change_office_hours": _("office hours changed"),
        "change_year": _("standing of a year changed"),
    },
    area="workdays",
)
