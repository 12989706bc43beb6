"""The visitor is thanked, with the contact of the host and one question."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from visitors.models import Visit


class VisitThanksNotice(NoticeKind):
    """The visitor is thanked, with the contact of the host and one question."""

    label = _("thanks to a visitor")
    placeholders = (
        "visitor",
        "host",
        "host_contact",
        "company_here",
        "link",
    )

    def is_obsolete(self, notice: Notice) -> bool:
        return Visit.objects.filter(pk=notice.subject_id, no_thanks=True).exists()
