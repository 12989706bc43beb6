"""A ticket that nobody accepted or declined in time is handed on to the next of the team; when there is none its lead is told."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from repairs.actions import dispatch
from repairs.models import Offer


class Offers(Rule):
    """A ticket that nobody accepted or declined in time is handed on to the next of the team; when there is none its lead is told."""

    title = _("Hand on what nobody accepts")
    sentence = _(
        "A ticket that was offered and neither accepted nor declined in time (Tickets accepted) is handed on to the next of its team, with "
        "the full time to answer again; when there is nobody left the team lead is told, once."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Offer]:
        return Offer.objects.run_out(now).select_related("ticket").order_by("until_at", "pk")

    def once(self, offer: Offer) -> str:
        return str(offer.pk)

    def what(self, offer: Offer, now: datetime) -> str:
        made = dispatch.expire(offer, now=now)
        if not made:
            return gettext("nobody else is asked")
        return ngettext("offered to %(n)d colleague", "offered to %(n)d colleagues", len(made)) % {"n": len(made)}
