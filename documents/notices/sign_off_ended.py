"""Who began the sign-off hears how it ended."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from frontdesk.outbox.kinds import NoticeKind


class SignOffEnded(NoticeKind):
    """Who began the sign-off hears how it ended."""

    label = _("a sign-off has ended")
    hears = _("Who began the sign-off hears how it ended.")
    scope = staticmethod(documents_seen)
    placeholders = (*PLACEHOLDERS[:-1], "outcome", "link")
    samples = {**SAMPLES, "outcome": ("通过", "passed")}
