"""A host hears some days before that a recurring pass runs out, and can make it longer."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from visitors.models import RecurringPass
from visitors.scope import passes_seen


def no_longer_ending(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose pass was ended."""
    alive = RecurringPass.objects.filter(pk__in=[notice.subject_id for notice in notices], ended_at__isnull=True, forgotten_at__isnull=True)
    ids = set(alive.values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in ids}


class PassEnds(NoticeKind):
    """A host hears some days before that a recurring pass runs out, and can make it longer."""

    label = _("a recurring pass runs out")
    hears = _("A host hears some days before that a recurring pass runs out, and can make it longer.")
    scope = staticmethod(passes_seen)
    settled = staticmethod(no_longer_ending)
    placeholders = ("visitor", "company", "weekdays", "last", "link")
