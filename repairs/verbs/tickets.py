"""Every step of a ticket: the trail calls it as its time line does."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says
from repairs.models import EventKind

says({kind.value: kind.label for kind in EventKind}, area="repairs")
says({"flag_recurrence": _("recurring fault flagged"), "settle_recurrence": _("recurring fault settled")}, area="repairs")
says({"escalate": _("told one step higher"), "make_summary": _("daily summary made"), "set_date": _("date set")}, area="repairs")
