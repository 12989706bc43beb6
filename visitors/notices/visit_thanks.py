"""The visitor is thanked, with the contact of the host and one question."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from visitors import passes
from visitors.models import Visit


class VisitThanks(NoticeKind):
    """The visitor is thanked, with the contact of the host and one question."""

    label = _("thanks to a visitor")
    hears = _("The visitor is thanked, with the contact of the host and one question.")
    outside = True
    placeholders = (
        "visitor",
        "host",
        "host_contact",
        "company_here",
        "link",
    )

    def link(self, notice: Notice) -> str:
        """Made at delivery: what opens a visitor's page never lies in the database."""
        return passes.question_of(Visit.objects.get(pk=notice.subject_id))

    def is_obsolete(self, notice: Notice) -> bool:
        return Visit.objects.filter(pk=notice.subject_id, no_thanks=True).exists()
