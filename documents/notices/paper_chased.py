"""A signer hears that a colleague asks once more for the signature."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class PaperChased(NoticeKind):
    """A signer hears that a colleague asks once more for the signature."""

    label = _("a signature is asked for once more")
    hears = _("A signer hears that a colleague asks once more for the signature.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    at_once = True
    placeholders = (*PLACEHOLDERS[:-1], "person", "link")
    samples = {**SAMPLES, "person": ("林若溪", "Rita Lin")}
