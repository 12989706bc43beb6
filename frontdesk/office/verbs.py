"""What the trail calls what the shared part's own commands do."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says({"demo": _("demo company loaded")}, area="office")
