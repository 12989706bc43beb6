"""A technician hears at once that a ticket is theirs to accept."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices.about_offers import OFFER_SAMPLES, OFFERED
from repairs.scope import answered_offers, own_offers


class TicketOffered(NoticeKind):
    """A technician hears at once that a ticket is theirs to accept."""

    label = _("please accept: a repair ticket")
    hears = _("A technician hears at once that a ticket is theirs to accept.")
    at_once = True
    scope = staticmethod(own_offers)
    settled = staticmethod(answered_offers)
    placeholders = OFFERED
    samples = OFFER_SAMPLES
