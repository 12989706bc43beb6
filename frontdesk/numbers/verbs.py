"""What the trail calls what happens to numbers."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says({"void_number": _("number declared void")}, area="numbers")
