"""Who circulated a document hears when everybody has read it."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from frontdesk.outbox.kinds import NoticeKind


class CirculationRead(NoticeKind):
    """Who circulated a document hears when everybody has read it."""

    label = _("a circulation has ended")
    hears = _("Who circulated a document hears when everybody has read it.")
    scope = staticmethod(documents_seen)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
