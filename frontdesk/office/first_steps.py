"""What the shared part wants done first."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.first_steps import add

add(
    "mail",
    _("Send yourself a test mail"),
    _("Hosts and visitors hear of each other by e-mail. EMAIL_URL names the mail server."),
    "send",
    "notice_log",
    Can.SEND_NOTICES,
    lambda: settings.MAIL_IS_REAL,
)
add(
    "workdays",
    _("Look at the working calendar"),
    _("Office hours, lunch and days off decide when things are due."),
    "calendar-cog",
    "workday_year",
    Can.CHANGE_WORKDAYS,
    lambda: Person.objects.count() > 1,
)
