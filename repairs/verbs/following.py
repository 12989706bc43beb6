"""What the trail calls the end of following a ticket."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says({"unfollow": _("stopped following a ticket")}, area="repairs")
