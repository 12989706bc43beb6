"""What came of meetings of the last days: minutes in every state, resolutions that are open, done and late."""

from datetime import datetime, timedelta

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.scene import Scene
from frontdesk.workdays.load import calendar
from meetings.actions import inviting, minutes, resolutions, series
from meetings.actions.inviting import Guest
from meetings.models import Booking, Meeting

BODY = """到会：{people}

讨论内容
1. 样机进度：结构件已到，下周二完成装配。
2. 客户反馈：开机时间偏长，软件在查。

决议
见决议清单。"""
RESOLUTIONS = (("更新样机装配计划并发各组", 2), ("给客户答复开机时间的原因和改进时间", -1), ("预订下月评审的会议室", 5))


def come_of(scene: Scene) -> None:
    """The last five meetings of the week that are over, led by Bo and noted by Ann."""
    now, ann, bo, tom = scene.now, scene.cast["ann"], scene.cast["bo"], scene.cast["tom"]
    over = Booking.objects.holding().filter(ends_at__lt=now - timedelta(hours=2), meeting__is_confidential=False, meeting__series=None)
    some = list(over.select_related("meeting").order_by("-ends_at")[:5])
    for number, booking in enumerate(some):
        meeting = booking.meeting
        assert meeting is not None
        Meeting.objects.filter(pk=meeting.pk).update(organiser=ann, made_by=ann)
        meeting = Meeting.objects.select_related("organiser").get(pk=meeting.pk)
        series.name_takers(meeting, {"wants_minutes": True, "chair": bo, "minute_taker": None}, by=ann, now=booking.begins_at)
        _written(Meeting.objects.select_related("organiser", "chair").get(pk=meeting.pk), booking, number, bo, tom, now)
    _invited(scene, ann, bo, tom)


def _written(meeting: Meeting, booking: Booking, number: int, bo: Person, tom: Person, now: datetime) -> None:
    """The newest is owed, the next with the chair, then a draft that came back; the older ones are issued."""
    at, ann = min(booking.ends_at + timedelta(hours=1), now), meeting.organiser
    minutes.owe(meeting, since=booking.ends_at, now=at)
    if number == 0:
        return
    draft = minutes.write(meeting, BODY.format(people=f"{bo}、{ann}、{tom}"), by=ann, now=at)
    minutes.send(draft, by=ann, now=at)
    if number == 1:
        return
    if number == 2:
        minutes.send_back(draft, because="第二条请写明由谁负责。", by=bo, now=at)
        return
    minutes.issue(draft, by=bo, now=at)
    for words, days in RESOLUTIONS:
        day = calendar().add_workdays(timezone.localdate(now), days)
        made_at = min(at, now - timedelta(days=7)) if days < 0 else at
        made = resolutions.add(meeting, words=words, owner=tom if days < 3 else ann, due_on=day, by=bo, now=made_at)
        if number == 4:
            resolutions.done(made, report="已完成。", by=made.owner, now=now)


def _invited(scene: Scene, ann: Person, bo: Person, tom: Person) -> None:
    """To what Ann has booked for the next days: colleagues, who answered, and a guest."""
    mine = Booking.objects.holding().filter(meeting__organiser=ann, begins_at__gt=scene.now, meeting__series=None).select_related("meeting")
    first = mine.order_by("begins_at").first()
    if first is None:
        return
    invited = inviting.invite(first, people=[bo, tom], guests=[Guest("陈洋", "chen.yang@example.com")], by=ann, now=scene.now)
    inviting.reply(invited[0], "accepted", by=bo, now=scene.now)
