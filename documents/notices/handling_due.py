"""Whoever handles a document, and when it is late their head, hear that the day comes or is over."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class HandlingDue(NoticeKind):
    """Whoever handles a document, and when it is late their head, hear that the day comes or is over."""

    label = _("the handling of a document is due")
    hears = _("Whoever handles a document, and when it is late their head, hear that the day comes or is over.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
