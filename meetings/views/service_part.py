"""What pages show of the service of one meeting, and what is asked for in its room."""

from datetime import datetime, timedelta
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Outcome, Todo
from meetings.finding.service import LONGEST_AFTER, rounds_shown
from meetings.forms.service import RepairForm
from meetings.limits import Service
from meetings.models import Booking, Kind, Room, RoomRequest, Want
from meetings.promises.service_there import ServiceThere
from meetings.scope import Eyes


def service_context(booking: Booking, reader: Person, now: datetime) -> dict[str, Any]:
    """For who keeps the rooms and for who arranges or leads the meeting."""
    meeting = booking.meeting
    runs = reader.can(Can.RUN_MEETINGS)
    if meeting is None or not (runs or meeting.names(reader)):
        return {}
    requests = list(RoomRequest.objects.filter(booking=booking).in_words())
    if not meeting.is_served and not requests:
        return {}
    is_on = booking.ended_at is None and booking.ends_at > now
    return {
        **{"has_service": True, "requests": requests, "runs": runs, "may_serve": runs and is_on, "now": now},
        "requests_over": not is_on,
        "names_asker": Eyes(reader, [meeting]).know(meeting),
        **({"rounds": rounds_shown(booking, now), "there": there(booking), "tea": tea(booking)} if meeting.is_served else {}),
    }


def tea(booking: Booking) -> int:
    """Every so many minutes; 0 is never."""
    assert booking.meeting is not None
    every = booking.meeting.tea_every
    return Service.now().tea // timedelta(minutes=1) if every is None else every


def there(booking: Booking) -> Todo | None:
    """The newest to-do that somebody is there."""
    rows = Todo.objects.about(booking).filter(promise=ServiceThere.name).exclude(outcome=Outcome.WITHDRAWN)
    return rows.select_related("done_by").order_by("-pk").first()


def repair_form(requests: list[RoomRequest]) -> RepairForm | None:
    """Where something may be reported as broken."""
    return RepairForm() if any(each.wants == Want.EQUIPMENT and each.ticket_id is None for each in requests) else None


def asking_context(room: Room, reader: Person, now: datetime) -> dict[str, Any]:
    """In the room: what may be asked for now, what was, and who was to have left. Words are for who knows the meeting, who said them, and
    the office that brings it."""
    around = Booking.objects.holding().filter(room=room, kind=Kind.MEETING, held_from__lte=now)
    here = around.filter(ends_at__gt=now).select_related("meeting").order_by("begins_at").first()
    gone = Booking.objects.not_left(now, now - LONGEST_AFTER).filter(room=room).order_by("-ends_at").first()
    if here is not None and here.checked_in_at is not None:  # then the others have left
        gone = None
    requests = list(RoomRequest.objects.filter(booking=here).in_words()[:10]) if here else []
    is_asking = any(each.answered_at is None for each in requests)
    reads = here is None or here.meeting is None or reader.can(Can.RUN_MEETINGS) or Eyes(reader, [here.meeting]).know(here.meeting)
    said = [(each, each.words if reads or each.asked_by_id == reader.pk else "") for each in requests]
    return {"here": here, "wants": Want.choices, "gone": gone, "requests": said, "is_asking": is_asking}
