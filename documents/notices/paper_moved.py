"""Whoever held the paper of a document hears that it is off their hands, and who has it now."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from frontdesk.outbox.kinds import NoticeKind


class PaperMoved(NoticeKind):
    """Whoever held the paper of a document hears that it is off their hands, and who has it now."""

    label = _("the paper of a document changed hands")
    hears = _("Whoever held the paper of a document hears that it is off their hands, and who has it now.")
    scope = staticmethod(documents_seen)
    placeholders = (*PLACEHOLDERS[:-1], "holder", "link")
    samples = {**SAMPLES, "holder": ("林若溪", "Rita Lin")}
