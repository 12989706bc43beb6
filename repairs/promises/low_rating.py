"""A low rating is looked into by the lead of the team, who asks what went wrong."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.todos.promises import Clock, Rung, Who
from repairs.notices.rating_low import RatingLow
from repairs.promises.about_ticket import AboutTicket


class LowRating(AboutTicket):
    """A low rating is looked into by the lead of the team, who asks what went wrong."""

    title = gettext_lazy("Low ratings looked into")
    sentence = gettext_lazy(
        "The lead of the team asks whoever gave a low rating (After the repair) what went wrong, within {limit}; the lead is told an hour "
        "later, and the admin manager when it is over."
    )
    clock = Clock.DAYS
    by_hand = True
    limit = Days(2, gettext_lazy("Looked into within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(timedelta(hours=1), (Who.HOLDER,), RatingLow, gettext_lazy("whoever leads is told")),
            Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), RatingLow, gettext_lazy("the admin manager is told too")),
        )

    def titled(self) -> str:
        return _("Ask about a low rating: %(category)s, %(place)s (%(number)s)")
