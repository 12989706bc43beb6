"""After a visitor has left, the thank-you goes out by SMS, else by e-mail."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Minutes
from frontdesk.timed.rule import Rule
from visitors.actions import telling, thanks
from visitors.models import Visit


class SendThanks(Rule):
    """After a visitor has left, the thank-you goes out by SMS, else by e-mail."""

    title = _("Thank visitors")
    sentence = _(
        "{delay} after leaving the visitor is thanked by SMS, else by e-mail, with the host's contact and one question, "
        "in the visitor's language."
    )
    delay = Minutes(60, _("The thank-you goes out this long after leaving"), 0, 23 * 60)

    def due(self, now: datetime, since: datetime) -> Iterable[Visit]:
        visits = (
            Visit.objects.to_be_thanked(left_before=now - self.now().delay, left_since=since).select_related("host").order_by("left_at")
        )
        return (visit for visit in visits if telling.way_to(visit))

    def once(self, visit: Visit) -> str:
        return f"{visit.pk}:{visit.left_at.isoformat()}"

    def what(self, visit: Visit, now: datetime) -> None:
        thanks.send(visit, now=now)
