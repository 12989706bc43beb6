"""Who handed a document to a department hears that it reported back."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from frontdesk.outbox.kinds import NoticeKind


class HandlingReported(NoticeKind):
    """Who handed a document to a department hears that it reported back."""

    label = _("the handling of a document is reported")
    hears = _("Who handed a document to a department hears that it reported back.")
    scope = staticmethod(documents_seen)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
