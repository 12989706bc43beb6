"""A room that is held for a visitor who comes, and a room that Bo asks Ann for."""

from datetime import timedelta

from frontdesk.refusal import Refused
from frontdesk.scene import Scene
from meetings.actions import asking, visit_rooms
from meetings.actions.asking import About
from meetings.actions.booking import Wish
from meetings.finding.askings import Way, ways_to_ask
from meetings.finding.free import Asked, free_rooms
from meetings.finding.visit_rooms import asked_for
from meetings.models import Booking
from visitors.models import Visit

HOUR = timedelta(hours=1)


def rooms_of_visits(scene: Scene) -> None:
    """The next visitor of Ann's has a room; Bo would like hers of tomorrow, for a customer."""
    ann, bo, now = scene.cast["ann"], scene.cast["bo"], scene.now
    for visit in Visit.objects.expected().filter(host=ann, expected_at__gt=now, is_vip=False).order_by("expected_at")[:3]:
        wished = asked_for(visit)
        offers = free_rooms(wished, ann)
        if offers:
            visit_rooms.hold(visit, offers[0].room, ends=wished.ends, by=ann, now=now)
            break
    theirs = Booking.objects.holding().filter(
        meeting__organiser=ann, begins_at__gt=now + 6 * HOUR, meeting__visit=None, meeting__series=None
    )
    for booking in theirs.select_related("meeting", "room__place").order_by("begins_at")[:10]:
        wished = Asked(booking.begins_at, booking.begins_at + HOUR, 4)
        ways = ways_to_ask([booking.room], wished, bo, now=now)
        if ways:
            _ask(ways[0], Wish(booking.room, wished.begins, wished.ends, 4), scene)
            return


def _ask(way: Way, wish: Wish, scene: Scene) -> None:
    try:
        asking.ask(
            way, wish, About("启明咨询来访"), because="启明咨询总经理来谈续约，想用有视频的会议室", by=scene.cast["bo"], now=scene.now
        )
    except Refused:
        return
