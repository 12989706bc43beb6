"""Who began a sign-off hears that somebody who is asked may not read the document any more."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from frontdesk.outbox.kinds import NoticeKind


class SignerNotCleared(NoticeKind):
    """Who began a sign-off hears that somebody who is asked may not read the document any more."""

    label = _("a signer may not read the document any more")
    hears = _("Who began a sign-off hears that somebody who is asked may not read the document any more.")
    scope = staticmethod(documents_seen)
    placeholders = (*PLACEHOLDERS[:-1], "person", "link")
    samples = {**SAMPLES, "person": ("安然", "Ann An")}
