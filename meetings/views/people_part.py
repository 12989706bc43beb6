"""What a booking's page shows of who is invited, and what its reader is asked."""

from typing import Any

from meetings import scope
from meetings.forms.inviting import InviteForm
from meetings.forms.minutes import TakersForm
from meetings.models import Meeting, Reply
from meetings.scope import Eyes

LIGHTS = {Reply.ACCEPTED: "green", Reply.TENTATIVE: "yellow", Reply.DECLINED: "red", "": "grey"}


def people_context(meeting: Meeting | None, eyes: Eyes, *, may_change: bool) -> dict[str, Any]:
    """Who is invited is known to who knows what it is about."""
    if meeting is None or not eyes.know(meeting):
        return {}
    takes_part = scope.takes_part(meeting, eyes.reader)
    rows = list(meeting.attendees.standing().in_order())
    return {
        "attendees": [(each, LIGHTS[each.reply]) for each in rows],
        "coming": sum(each.reply == Reply.ACCEPTED for each in rows),
        "my_invitation": next((each for each in rows if each.person_id == eyes.reader.pk), None),
        "replies": Reply.choices,
        "takes_part": takes_part,
        "takers_form": TakersForm(record=meeting) if may_change and takes_part else None,
        "invite_form": InviteForm(is_series=meeting.series_id is not None) if may_change and takes_part else None,
    }
