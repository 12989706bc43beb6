"""What a booking's page shows of who is invited, and what its reader is asked."""

from typing import Any

from django.utils.translation import gettext as _

from meetings import scope
from meetings.forms.inviting import InviteForm
from meetings.forms.minutes import TakersForm
from meetings.models import Attendee, Meeting, Reply
from meetings.scope import Eyes
from visitors.models.visit_states import State

LIGHTS = {Reply.ACCEPTED: "green", Reply.TENTATIVE: "yellow", Reply.DECLINED: "red", "": "grey"}
HERE = (State.WAITING, State.ON_SITE, State.OUT)
ARRIVED = (*HERE, State.LEFT, State.TURNED_AWAY)


def stated(attendee: Attendee) -> tuple[str, str]:
    """Colour and words of one light: a guest who has arrived is where they are, everybody else is what they answered."""
    visit = attendee.visit
    if visit is not None and visit.state in ARRIVED:
        return "green" if visit.state in HERE else "grey", str(visit.state.label)
    return LIGHTS[attendee.reply], str(attendee.get_reply_display()) if attendee.reply else _("no answer yet")


def people_context(meeting: Meeting | None, eyes: Eyes, *, may_change: bool) -> dict[str, Any]:
    """Who is invited is known to who knows what it is about."""
    if meeting is None or not eyes.know(meeting):
        return {}
    takes_part = scope.takes_part(meeting, eyes.reader)
    rows = list(meeting.attendees.standing().in_order())
    return {
        "attendees": [(each, *stated(each)) for each in rows],
        "coming": sum(each.reply == Reply.ACCEPTED for each in rows),
        "my_invitation": next((each for each in rows if each.person_id == eyes.reader.pk), None),
        "replies": Reply.choices,
        "takes_part": takes_part,
        "takers_form": TakersForm(record=meeting) if may_change and takes_part else None,
        "invite_form": InviteForm(is_series=meeting.series_id is not None) if may_change and takes_part else None,
    }
