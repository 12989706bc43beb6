"""At closing the host hears that a visitor has not left yet."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from visitors.models import Visit
from visitors.scope import visits_seen


def has_left(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visitor has left meanwhile."""
    here = set(Visit.objects.not_left().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in here}


class VisitStillHere(NoticeKind):
    """At closing the host hears that a visitor has not left yet."""

    label = _("a visitor is still here after closing")
    hears = _("At closing the host hears that a visitor has not left yet.")
    scope = staticmethod(visits_seen)
    settled = staticmethod(has_left)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "at",
        "link",
    )
