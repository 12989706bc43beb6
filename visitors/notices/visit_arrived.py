"""A host hears at once that the visitor is here, and answers with one tap."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from visitors.models import Visit
from visitors.scope import visits_seen


class VisitArrived(NoticeKind):
    """A host hears at once that the visitor is here, and answers with one tap."""

    label = _("your visitor is here")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "host",
        "at",
        "purpose",
        "badge",
        "link",
    )

    def is_obsolete(self, notice: Notice) -> bool:
        return not Visit.objects.waiting().filter(pk=notice.subject_id).exists()
