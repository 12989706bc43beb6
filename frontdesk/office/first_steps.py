"""What the shared part wants done first."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from frontdesk.journal.models import Entry
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
    "people",
    _("Add your colleagues"),
    _("Visitors come to them. A file from Excel adds all of them at once."),
    "users",
    "person_list",
    Can.MANAGE_PEOPLE,
    lambda: Person.objects.count() > 1,
)
add(
    "workdays",
    _("Say whether the working calendar is right"),
    _("Office hours, lunch and days off decide when things are due. Change one of them, or the standing of the year, once."),
    "calendar-cog",
    "workday_year",
    Can.CHANGE_WORKDAYS,
    lambda: Entry.objects.filter(subject_type__startswith="workdays.").exists(),
)
