"""Who asked to come hears once that it is being checked."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import no_longer_open


class RequestBeingChecked(NoticeKind):
    """Who asked to come hears once that it is being checked."""

    label = _("to a visitor: it is being checked")
    hears = _("Who asked to come hears once that it is being checked, by the e-mail or mobile they gave.")
    settled = staticmethod(no_longer_open)
    outside = True
    placeholders = ("visitor", "company_here", "when", "phone_here")
