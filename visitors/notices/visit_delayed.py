"""A host hears at once that the visitor is running late, and until when."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import no_longer_expected, visits_seen


class VisitDelayed(NoticeKind):
    """A host hears at once that the visitor is running late, and until when."""

    label = _("your visitor is running late")
    hears = _("A host hears at once that the visitor is running late, and until when.")
    scope = staticmethod(visits_seen)
    settled = staticmethod(no_longer_expected)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "was",
        "at",
        "link",
    )
    samples = {"was": ("09:30", "09:30")}
