"""The day before, a host hears once of all visitors of tomorrow."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class VisitorsTomorrow(NoticeKind):
    """The day before, a host hears once of all visitors of tomorrow."""

    label = _("your visitors of tomorrow")
    hears = _("The day before, a host hears once of all visitors of tomorrow.")
    placeholders = ("many", "day", "visitors", "link")
