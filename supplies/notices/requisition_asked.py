"""The department's head hears that somebody asks for supplies."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import no_longer_asked, requisitions_seen


class RequisitionAsked(NoticeKind):
    """The department's head hears that somebody asks for supplies."""

    label = _("please approve: a requisition")
    hears = _("The department's head hears that somebody asks for supplies.")
    scope = staticmethod(requisitions_seen)
    settled = staticmethod(no_longer_asked)
    placeholders = ("number", "asker", "things", "purpose", "link")
    samples = {
        "number": ("LY-202611-0007", "LY-202611-0007"),
        "asker": ("安然", "Ann An"),
        "things": ("中性笔 5支、键盘 1个", "gel pen 5 pcs, keyboard 1 pcs"),
        "purpose": ("新同事入职", "a new colleague"),
    }
