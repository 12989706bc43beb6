"""Who may change a meeting and its booking."""

from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from meetings.models import Meeting


def must_change(meeting: Meeting | None, by: Person) -> None:
    """Refused: not-yours. What is no meeting is changed by the office alone."""
    theirs = meeting is not None and by.pk in (meeting.organiser_id, meeting.made_by_id)
    refuse_unless(theirs or by.can(Can.RUN_MEETINGS), _("Only who booked it, the organiser and the office change it."), "not-yours")
