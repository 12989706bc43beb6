"""Meetings that the office serves today: one that runs, with tea and requests in every state, and one that begins soon."""

from datetime import datetime, timedelta

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.scene import Scene
from meetings.actions import booking, checking_in, serving
from meetings.actions.booking import Wish
from meetings.finding.service import rounds
from meetings.limits import Service
from meetings.models import Booking, Meeting, Room, TeaEvery, TeaRound

MINUTE = timedelta(minutes=1)


def serve(scene: Scene, rooms: dict[str, Room]) -> None:
    """Before others have the rooms; none where the demo is played at an hour at which they are closed."""
    cast, now = scene.cast, scene.now
    at = timezone.localtime(now).replace(second=0, microsecond=0)
    at -= timedelta(minutes=at.minute % 5)
    long = Wish(rooms["云杉会议室"], at - 95 * MINUTE, at + 55 * MINUTE, 8)
    on = _booked(long, "战略合作洽谈", cast["ann"], cast["rita"], now)
    if on is not None:
        _ran(on, cast["ann"], cast["rita"], now)
    short = Wish(rooms["玉兰会议室"], at + 20 * MINUTE, at + 110 * MINUTE, 6)
    soon = _booked(short, "客户来访交流", cast["bo"], cast["rita"], now)
    if soon is not None:
        serving.owe_service(soon, now=soon.begins_at - serving.AHEAD)


def _booked(wish: Wish, subject: str, by: Person, rita: Person, now: datetime) -> Booking | None:
    """Agreed to by the office; None where the room is closed then."""
    if not wish.room.is_open_from(wish.begins, wish.ends):
        return None
    made_at = min(wish.begins, now) - timedelta(days=1)
    made = booking.book(wish, subject=subject, by=by, now=made_at, is_served=True)
    return booking.agree(made, by=rita, now=made_at + 30 * MINUTE)


def _ran(on: Booking, ann: Person, rita: Person, now: datetime) -> None:
    """There in time, tea every half hour of which the last is owed; one request answered, one on the way, one just asked."""
    Meeting.objects.filter(pk=on.meeting_id).update(tea_every=TeaEvery.HALF_HOUR, wants_warning=True)
    serving.owe_service(on, now=on.begins_at - serving.AHEAD)
    serving.be_there(on, by=rita, now=on.begins_at - 17 * MINUTE)
    checking_in.check_in(on, by=ann, now=on.begins_at)
    mine = Booking.objects.select_related("meeting", "room__place").get(pk=on.pk)
    come = [at for at in rounds(mine, Service.now()) if at <= now]
    for at in come:
        serving.owe_tea(mine, at, now=at)
        if at != come[-1]:
            serving.serve_tea(TeaRound.objects.get(booking=mine, owed_at=at), by=rita, now=at + 4 * MINUTE)
    answered = serving.ask(mine, "paper", by=ann, now=on.begins_at + 12 * MINUTE)
    serving.answer(answered, by=rita, now=on.begins_at + 14 * MINUTE)
    coming = serving.ask(mine, "equipment", words="话筒没有声音", by=ann, now=now - 3 * MINUTE)
    serving.come(coming, by=rita, now=now - 2 * MINUTE)
    serving.ask(mine, "tea", words="加两位客人", by=ann, now=now - MINUTE)
