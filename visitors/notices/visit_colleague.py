"""A colleague hears that a host asked them to meet a visitor."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from visitors.models import Visit
from visitors.scope import visits_seen


class VisitColleague(NoticeKind):
    """A colleague hears that a host asked them to meet a visitor."""

    label = _("please meet a visitor")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "host",
        "badge",
        "link",
    )

    def is_obsolete(self, notice: Notice) -> bool:
        return not Visit.objects.waiting().filter(pk=notice.subject_id).exists()
