"""What the trail calls what happens to people."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "join": _("joined"),
        "choose_language": _("language chosen"),
        "announce_absence": _("absence announced"),
        "end_absence": _("absence ended"),
        "set_up": _("Frontdesk set up"),
        "change_company": _("company changed"),
    },
    area="people",
)
