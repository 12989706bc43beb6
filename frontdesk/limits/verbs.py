"""What the trail calls changes of settings."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says({"change_limits": _("settings changed")}, area="limits")
