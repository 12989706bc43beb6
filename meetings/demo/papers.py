"""Before and in meetings: an agenda with what to bring and papers called in, people who signed in, and templates of minutes."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from frontdesk.files.receive import Received
from frontdesk.files.sniff import Type
from frontdesk.scene import Scene
from frontdesk.workdays.load import calendar
from meetings.actions import agenda, inviting, minutes_templates, papers, signing_in
from meetings.finding.sign_code import code_of
from meetings.models import Booking

TEMPLATES = (
    ("部门例会", "一、上周工作完成情况\n\n二、本周工作安排\n\n三、需要协调的事项\n"),
    ("评审会", "评审对象：\n\n评审意见\n1. \n\n结论：通过 / 修改后通过 / 不通过\n"),
)
POINTS = (("上次会议决议落实情况", None, 10), ("样机进度和装配计划", "bo", 20), ("维修备件清单", "tom", 15), ("下月评审安排", None, None))
PAPER = "1. 样机装配计划：已发各组。\n2. 开机时间：原因已查明，下周给客户答复。\n3. 评审会议室：已预订。\n"


def before_and_in(scene: Scene) -> None:
    """What Ann has booked next has an agenda; to what she held last people came in time, late, instead and not at all."""
    for name, body in TEMPLATES:
        minutes_templates.add(name=name, body=body, by=scene.cast["olga"], now=scene.now)
    mine = Booking.objects.holding().filter(meeting__organiser=scene.cast["ann"], meeting__series=None).select_related("meeting")
    coming = mine.filter(begins_at__gt=scene.now, meeting__visit=None).order_by("begins_at").first()
    over = mine.filter(ends_at__lt=scene.now - timedelta(hours=2)).order_by("-ends_at").first()
    if coming is not None:
        _agenda(scene, coming)
    if over is not None:
        _signed_in(scene, over)


def _agenda(scene: Scene, booking: Booking) -> None:
    ann, now = scene.cast["ann"], scene.now
    invited = {each.person_id for each in booking.meeting.attendees.standing()} if booking.meeting else set()
    for words, who, minutes in POINTS:
        speaker = scene.cast[who] if who and scene.cast[who].pk in invited else None
        agenda.add(booking, words=words, speaker=speaker, minutes=minutes, by=ann, now=now)
    agenda.say_what_to_bring(booking, "笔记本电脑、上次报价单", by=ann, now=now)
    papers.call_in(booking, _due(scene, booking), by=ann, now=now)
    assert booking.meeting is not None
    papers.put(booking.meeting, [Received("上次会议落实情况.txt", Type.TEXT, PAPER.encode())], by=ann, now=now)


def _due(scene: Scene, booking: Booking) -> datetime:
    """At six on the working day before, or where that is over until it begins."""
    day = calendar().previous_workday(timezone.localdate(booking.begins_at))
    evening = timezone.make_aware(datetime.combine(day, time(18)))
    return evening if scene.now < evening else booking.begins_at


def _signed_in(scene: Scene, booking: Booking) -> None:
    """Ann and Bo in time, Tom late, a colleague for somebody who was away."""
    ann, bo, tom, begins = scene.cast["ann"], scene.cast["bo"], scene.cast["tom"], booking.begins_at
    away, instead = [each for each in scene.people if each.is_active and each.pk not in (ann.pk, bo.pk, tom.pk)][:2]
    invited = inviting.invite(booking, people=[bo, tom, away], by=ann, now=begins - timedelta(days=1))
    for person, minutes in ((ann, -3), (bo, -1), (tom, 8)):
        at = begins + timedelta(minutes=minutes)
        signing_in.sign_in(booking, code_of(booking, at), by=person, now=at)
    stands_for = next(each for each in invited if each.person_id == away.pk)
    signing_in.sign_in(booking, code_of(booking, begins), by=instead, now=begins, stands_for=stands_for)
