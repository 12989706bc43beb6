"""Doors of rooms and bookings."""

from datetime import datetime, timedelta

from django.utils import timezone

from frontdesk import secret_links
from frontdesk.people.models import Person
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from frontdesk.places.models import Place
from meetings import passes
from meetings.actions import booking, waiting
from meetings.actions.booking import Wish
from meetings.models import (
    AgendaPoint,
    Asking,
    Attendee,
    Booking,
    Feed,
    Meeting,
    Minutes,
    MinutesTemplate,
    MinutesVersion,
    Phase,
    PrepItem,
    Resolution,
    Room,
    RoomRequest,
    Series,
    ServiceReport,
    SignIn,
    Special,
    StrikeOut,
    TeaRound,
    Waiter,
)
from tests.factories.meetings import a_room
from tests.factories.people import PersonFactory
from tests.matrix.rows import PUBLIC_ROW, STAFF, Row, change, page, record, step
from tests.moments import HOUR
from visitors.actions import visits

DESK = frozenset(role.value for role in Role if Can.SEE_ALL_VISITS in PERMISSIONS[role])
RUNNERS = frozenset(role.value for role in Role if Can.RUN_MEETINGS in PERMISSIONS[role])
PAGES: dict[str, Row] = {
    **dict.fromkeys(["meetings:day_board", "meetings:booking_new", "meetings:booking_rooms", "meetings:booking_list"], page(STAFF)),
    **dict.fromkeys(["meetings:booking_export", "meetings:room_list", "meetings:room_export", "meetings:room_detail"], page(STAFF)),
    **dict.fromkeys(["meetings:booking_detail", "meetings:room_now"], page(STAFF)),
    "meetings:booking_check_in": step(STAFF),
    **{f"meetings:room_{verb}": page(RUNNERS) for verb in ("new", "edit")},
    **{f"meetings:room_{verb}": step(RUNNERS) for verb in ("retire", "reopen", "close")},
    "meetings:closure_end": step(RUNNERS),
    **{f"meetings:booking_{verb}": Row(gate=STAFF, own=STAFF, other=RUNNERS) for verb in ("move", "edit")},
    **{f"meetings:booking_{verb}": change(STAFF, others=RUNNERS) for verb in ("cancel", "restore", "end", "prolong")},
    **{f"meetings:booking_{verb}": step(RUNNERS) for verb in ("agree", "decline")},
    "meetings:service": page(RUNNERS),
    **dict.fromkeys(["meetings:booking_request", "meetings:booking_check_out"], step(STAFF)),
    **dict.fromkeys(["meetings:booking_there", "meetings:tea_serve"], step(RUNNERS)),
    **{f"meetings:request_{verb}": step(RUNNERS) for verb in ("come", "answer", "repair")},
    **dict.fromkeys(["meetings:preparation", "meetings:booking_move_rooms"], record(STAFF, others=RUNNERS)),
    **dict.fromkeys(["meetings:use", "meetings:use_export"], page(RUNNERS)),
    **dict.fromkeys(["meetings:booking_import", "meetings:booking_sheet"], page(RUNNERS)),
    "meetings:booking_import_confirm": step(RUNNERS),
    **{f"meetings:preparation_{verb}": step(RUNNERS) for verb in ("tick", "fail")},
    "meetings:afterwards": page(RUNNERS),
    **{f"meetings:afterwards_{verb}": step(RUNNERS) for verb in ("tick", "found")},
    "meetings:report_page": record(STAFF, others=RUNNERS),
    **{f"meetings:report_{verb}": change(STAFF, others=RUNNERS) for verb in ("right", "wrong")},
    "meetings:special_ask": change(STAFF, others=RUNNERS),
    "meetings:special_answer": step(RUNNERS),
    "meetings:strike_out_page": record(STAFF, others=RUNNERS),
    **{f"meetings:strike_out_{verb}": change(STAFF, others=RUNNERS) for verb in ("keep", "end")},
    "meetings:prep_item_list": page(RUNNERS),
    **{f"meetings:prep_item_{verb}": step(RUNNERS) for verb in ("usual", "close")},
    "meetings:minutes_takers": change(STAFF, others=frozenset()),
    **{f"meetings:minutes_{verb}": record(STAFF, others=frozenset()) for verb in ("page", "edit", "print")},
    **{f"meetings:minutes_{verb}": change(STAFF, others=frozenset()) for verb in ("send", "issue", "send_back")},
    "meetings:resolution_add": change(STAFF, others=frozenset()),
    "meetings:resolution_page": record(STAFF, others=frozenset()),
    **{f"meetings:resolution_{verb}": change(STAFF, others=frozenset()) for verb in ("done", "drop")},
    **{f"meetings:agenda_{verb}": record(STAFF, others=RUNNERS) for verb in ("page", "print")},
    "meetings:agenda_point_edit": record(STAFF, others=RUNNERS),
    **{f"meetings:agenda_{verb}": change(STAFF, others=RUNNERS) for verb in ("bring", "call", "send", "point_up", "point_remove")},
    "meetings:papers_add": change(STAFF, others=frozenset()),
    **{f"meetings:sheet_{verb}": record(STAFF, others=RUNNERS) for verb in ("page", "live", "print")},
    **{f"meetings:sheet_{verb}": change(STAFF, others=RUNNERS) for verb in ("tick", "strike")},
    "meetings:sign_in": page(STAFF),
    **{f"meetings:minutes_template_{verb}": page(RUNNERS) for verb in ("list", "edit")},
    "meetings:minutes_template_close": step(RUNNERS),
    "meetings:booking_invite": change(STAFF, others=frozenset()),
    "meetings:attendee_take_off": change(STAFF, others=frozenset()),
    "meetings:attendee_reply": change(STAFF, others=frozenset()),
    **dict.fromkeys(["meetings:guest_page", "meetings:guest_reply", "meetings:feed_file"], PUBLIC_ROW),
    "meetings:feed_list": page(STAFF),
    "meetings:feed_end": change(STAFF, others=frozenset()),
    "meetings:asking_page": record(STAFF, others=frozenset()),
    **{f"meetings:asking_{verb}": change(STAFF, others=frozenset()) for verb in ("yes", "no", "withdraw")},
    **{f"meetings:{verb}": change(STAFF, others=DESK) for verb in ("visit_room", "visit_room_drop", "visit_room_ask")},
    **{f"meetings:waiter_{verb}": change(STAFF, others=frozenset()) for verb in ("take", "give_up")},
}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A room of their own, which they have tomorrow; the room of another that they wait for; one that is closed the day after."""
    room, now = a_room(f"会议室 {person.pk}"), timezone.now()
    tomorrow = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=1, hours=5 * Booking.objects.count())  # nobody in the way
    clerk = PersonFactory(roles=[Role.ADMIN_CLERK])
    mine = Meeting.objects.create(subject="周例会", is_served=True, organiser=person, made_by=person, made_at=now)
    times = {"begins_at": tomorrow, "ends_at": tomorrow + HOUR, "held_from": tomorrow, "held_until": tomorrow + HOUR}
    booked = Booking.objects.create(room=room, meeting=mine, made_at=now, made_by=person, **times)
    words = {"begins_at": tomorrow, "ends_at": tomorrow + HOUR, "subject": "候补", "made_at": now}
    waiter = Waiter.objects.create(person=person, room=room, **words)
    block = booking.close_room(room, tomorrow + 2 * HOUR, tomorrow + 3 * HOUR, by=clerk, now=now)
    asked = {"invited_at": now, "invited_by": person}
    other = Meeting.objects.create(subject="评审", organiser=person, made_by=person, made_at=now)
    Booking.objects.create(room=a_room(f"另一间 {person.pk}"), meeting=other, made_at=now, made_by=person, **times)
    invited = Attendee.objects.create(meeting=other, person=person, **asked)
    guest = Attendee.objects.create(meeting=other, name="陈洋", email="chen@example.com", **asked)
    noted = {"body": "到会：全体", "saved_at": now, "saved_by": person}
    written = Minutes.objects.create(meeting=mine, version=1, answered_at=now, answered_by=person, **noted)
    MinutesVersion.objects.create(minutes=written, number=1, body=written.body, issued_at=now, issued_by=person)
    given = {"words": "更新报价单", "owner": person, "due_on": tomorrow.date(), "made_at": now, "made_by": person}
    resolution = Resolution.objects.create(meeting=mine, number=1, **given)
    item = PrepItem.objects.create(name=f"摆水 {person.pk} {PrepItem.objects.count()}")
    feed = Feed.objects.create(owner=person, kind=Feed.Kind.MINE, made_at=now)
    return {
        **_service(person, clerk, booked, now),
        **_before(person, clerk, booked, now),
        "meetings:preparation": {"pk": booked.pk, "item": item.pk},
        "meetings:prep_item_": {"pk": item.pk},
        "meetings:minutes_takers": {"pk": booked.pk},
        "meetings:minutes_": {"pk": mine.pk, "version": 1},
        "meetings:resolution_add": {"pk": mine.pk},
        "meetings:resolution_": {"pk": resolution.pk},
        "meetings:attendee_": {"pk": invited.pk},
        "meetings:guest_": {"token": secret_links.token_of(passes.GUESTS, guest)},
        "meetings:feed_file": {"token": secret_links.token_of(passes.FEEDS, feed)},
        "meetings:feed_": {"pk": feed.pk},
        "meetings:room_": {"pk": room.pk},
        "meetings:closure_": {"pk": block.pk},
        "meetings:booking_": {"pk": booked.pk},
        "meetings:waiter_": {"pk": waiter.pk},
    }


def _service(person: Person, clerk: Person, booked: Booking, now: datetime) -> dict[str, dict[str, object]]:
    """Tea, what the room asked for, tidying, its report, something special, and a series that nobody comes to."""
    tea = TeaRound.objects.create(booking=booked, owed_at=booked.begins_at + HOUR / 2)
    wanted = RoomRequest.objects.create(booking=booked, wants="tea", asked_at=now, asked_by=person)
    after = PrepItem.objects.create(name=f"关灯 {person.pk} {PrepItem.objects.count()}", phase=Phase.AFTER, before=0)
    ServiceReport.objects.create(booking=booked, made_at=now, made_by=clerk)
    special = Special.objects.create(booking=booked, words="鲜花", asked_at=now, asked_by=person)
    wall = {"begins_on": booked.begins_at.date(), "at": "10:00", "minutes": 60, "room": booked.room}
    series = Series.objects.create(rule="FREQ=WEEKLY", zone="Asia/Shanghai", organiser=person, made_at=now, made_by=person, **wall)
    strike_out = StrikeOut.objects.create(series=series, last=booked, misses=3, asked_at=now)
    return {
        "meetings:service": {"pk": booked.pk},
        "meetings:tea_": {"pk": tea.pk},
        "meetings:request_": {"pk": wanted.pk},
        "meetings:afterwards": {"pk": booked.pk, "item": after.pk},
        "meetings:report_": {"pk": booked.pk},
        "meetings:special_ask": {"pk": booked.pk},
        "meetings:special_": {"pk": special.pk},
        "meetings:strike_out_": {"pk": strike_out.pk},
    }


def _before(person: Person, clerk: Person, booked: Booking, now: datetime) -> dict[str, dict[str, object]]:
    """Agenda, sheet, template, a question to who has the room, and a visit."""
    begins = booked.begins_at
    point = AgendaPoint.objects.create(meeting=booked.meeting, words="样机进度", position=1, added_at=now, added_by=person)
    signed = SignIn.objects.create(booking=booked, person=person, signed_at=now, signed_by=person)
    named = {"name": f"例会 {person.pk} {MinutesTemplate.objects.count()}", "body": "讨论内容"}
    template = MinutesTemplate.objects.create(**named, saved_at=now, saved_by=clerk)
    wish = {"room": booked.room, "begins_at": begins + 3 * HOUR, "ends_at": begins + 4 * HOUR, "held_at": begins, "shift": 15}
    asking = Asking.objects.create(booking=booked, subject="来访", because="重要", asked_at=now, asked_by=person, **wish)
    visit = visits.expect(name="沈知微", host=person, by=person, expected_at=begins, now=now, off_day_reason="参会")
    return {
        "meetings:agenda_": {"pk": booked.pk, "point": point.pk},
        "meetings:papers_add": {"pk": booked.meeting_id},
        "meetings:sheet_strike": {"pk": signed.pk},
        "meetings:sheet_": {"pk": booked.pk},
        "meetings:sign_in": {"pk": booked.pk},
        "meetings:minutes_template_": {"pk": template.pk},
        "meetings:asking_": {"pk": asking.pk},
        "meetings:visit_room": {"pk": visit.pk},
    }


def plant(many: int, person: Person) -> None:
    """So many rooms, each with a booking today and one that somebody waits for, some of them one's own."""
    now = timezone.now()
    begins = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    first = Room.objects.count()
    floor = a_room().place.floor
    for number in range(many):
        room = Room.objects.create(
            place=Place.objects.create(floor=floor, name=f"会议室{first + number}"), capacity=6, equipment=["screen"]
        )
        booking.book(Wish(room, begins, begins + HOUR), subject="周会", by=person, now=now)
        waiting.wait(Wish(room, begins, begins + HOUR), subject="候补", by=PersonFactory(), now=now)
