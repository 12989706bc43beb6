"""What the trail calls what managers do to rules."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says({"pause_rule": _("rule paused"), "resume_rule": _("rule resumed"), "run_rule": _("rule run by hand")}, area="timed")
