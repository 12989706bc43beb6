"""Everybody of the team who is not away hears at any hour of an emergency; whoever accepts first has it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices.about_offers import OFFER_SAMPLES, OFFERED
from repairs.scope import answered_offers, own_offers


class EmergencyOffered(NoticeKind):
    """Everybody of the team who is not away hears at any hour of an emergency; whoever accepts first has it."""

    label = _("an emergency: please accept")
    hears = _("Everybody of the team who is not away hears at any hour of an emergency; whoever accepts first has it.")
    emergency = True
    scope = staticmethod(own_offers)
    settled = staticmethod(answered_offers)
    placeholders = OFFERED
    samples = OFFER_SAMPLES
