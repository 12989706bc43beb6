"""Settings of the outbox: how long notices are gathered into one message, and when it keeps quiet."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Minutes, TimeOfDay, YesNo


class Merging(Limits):
    """Several notices for one reader go out as one message."""

    name = "outbox.merge"
    title = _("Merging")
    sentence = _(
        "Notices for one reader are gathered for {window} and go out as one e-mail or robot message; 0 sends each by itself. "
        "What somebody waits for is never gathered."
    )
    window = Minutes(5, _("Notices for one reader are gathered for"), 0, 120)


class QuietHours(Limits):
    """When notices wait for the morning."""

    name = "outbox.quiet"
    title = _("Quiet hours")
    sentence = _(
        "From {begin} to {end} e-mails to colleagues wait, unless they have set hours of their own; all day on days off: {free_days}. "
        "Text messages to visitors wait from {sms_begin} to {sms_end}. What somebody waits for goes out at once."
    )
    begin = TimeOfDay("20:00", _("Quiet from"))
    end = TimeOfDay("08:00", _("Quiet until"))
    free_days = YesNo(True, _("Quiet on days off, by the working calendar"))
    sms_begin = TimeOfDay("21:00", _("No text messages to visitors from"))
    sms_end = TimeOfDay("08:00", _("No text messages to visitors until"))
