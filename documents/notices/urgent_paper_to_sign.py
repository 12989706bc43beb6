"""Signer, head and admin manager hear that an urgent document waits."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class UrgentPaperToSign(NoticeKind):
    """Signer, head and admin manager hear that an urgent document waits."""

    label = _("an urgent document waits for a signature")
    hears = _("Signer, head and admin manager hear that an urgent document waits.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    at_once = True
    placeholders = PLACEHOLDERS
    samples = SAMPLES
