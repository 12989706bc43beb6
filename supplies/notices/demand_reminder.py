"""Who must hand in the demand form is reminded the day before the round closes."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import demand_seen


class DemandReminder(NoticeKind):
    """Who must hand in the demand form is reminded the day before the round closes."""

    label = _("the demand form closes soon")
    hears = _("Who must hand in the demand form is reminded the day before the round closes.")
    scope = staticmethod(demand_seen)
    placeholders = ("department", "month", "until", "link")
