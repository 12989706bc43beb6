"""Who hears of a roll call: whoever leads the office, at once when it is real, and always the report."""

from datetime import datetime

from django.utils.translation import override

from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.web.templatetags.ui import clock
from visitors.models import RollCall
from visitors.notices.roll_call_began import RollCallBegan
from visitors.notices.roll_call_ended import RollCallEnded


def began(call: RollCall, *, now: datetime) -> None:
    """A real one is told at once, at every hour; a drill tells nobody."""
    if call.is_drill:
        return
    for manager in Person.objects.holding(Role.ADMIN_MANAGER):
        with override(manager.language):
            post(RollCallBegan, cause=f"roll-call:{call.pk}:began", to=manager, subject=call, data=_about(call), now=now)


def ended(call: RollCall, *, now: datetime) -> None:
    """Everybody who leads the office gets the report."""
    for manager in Person.objects.holding(Role.ADMIN_MANAGER):
        with override(manager.language):
            post(RollCallEnded, cause=f"roll-call:{call.pk}:ended", to=manager, subject=call, data=_about(call), now=now)


def _about(call: RollCall) -> dict[str, object]:
    """The values of both notices, in the active language; no name of any visitor."""
    figures = call.figures
    return {
        "what": call.kind,
        "by": str(call.began_by or ""),
        "began": clock(call.began_at),
        "ended": clock(call.ended_at),
        "minutes": call.minutes,
        "people": figures["people"],
        "found": figures["found"],
        "missing": figures["people"] - figures["found"],
        "path": call.get_absolute_url(),
    }
