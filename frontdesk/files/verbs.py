"""What the trail calls what happens to files."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "attach": _("file added"),
        "remove": _("file removed"),
        "put_back": _("file put back"),
        "forget": _("file erased"),
    },
    area="files",
)
