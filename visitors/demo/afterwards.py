"""What a day leaves behind in the demo company: words noted, seconds at the kiosk, and every week a sample that was ticked."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.scene import Scene
from visitors.models import AccuracySample, Belonging, KioskSession, SampledVisit, Visit, VisitOutcome
from visitors.models.visit import Door

SAID = ["对样品很满意", "交货期希望再短一些", "想了解售后服务", "下月再来确认"]
AGREED = ["周五前发报价单", "两周后电话会议", "寄样品三件", "请技术部回复"]
THINGS = ["笔记本电脑", "样品箱", "工具箱", "相机"]
SECONDS = {KioskSession.Kind.EXPECTED: (9, 24), KioskSession.Kind.WALK_IN: (35, 80), KioskSession.Kind.LEAVING: (6, 15)}


def afterwards(scene: Scene, day: Sequence[Visit]) -> None:
    """For the visits of one past day."""
    rng = scene.rng
    noted = [visit for visit in day if rng.random() < 0.2]
    VisitOutcome.objects.bulk_create(
        VisitOutcome(
            visit=visit,
            said=rng.choice(SAID),
            agreed=rng.choice(AGREED),
            noted_at=visit.left_at + timedelta(hours=2),
            noted_by=visit.host,
        )
        for visit in noted
    )
    Belonging.objects.bulk_create(
        Belonging(visit=visit, what=rng.choice(THINGS), in_at=visit.arrived_at, out_at=visit.left_at)
        for visit in day
        if rng.random() < 0.15 and not visit.is_time_unknown
    )
    KioskSession.objects.bulk_create(_session(scene, visit) for visit in day if visit.door != Door.DESK)
    if day and timezone.localtime(day[0].arrived_at).weekday() == 0:
        _sample(scene, day)


def _session(scene: Scene, visit: Visit) -> KioskSession:
    kind = KioskSession.Kind.WALK_IN if visit.is_walk_in else KioskSession.Kind.EXPECTED
    return KioskSession(day=timezone.localdate(visit.arrived_at), kind=kind, seconds=scene.rng.randint(*SECONDS[kind]))


def _sample(scene: Scene, day: Sequence[Visit]) -> None:
    """Ten records of a Monday stand for their week, ticked by the admin manager a week later."""
    olga: Person = scene.cast["olga"]
    at = day[0].arrived_at + timedelta(days=7)
    if at > scene.now:
        return
    week_on = timezone.localdate(day[0].arrived_at)
    sample = AccuracySample.objects.create(week_on=week_on, drawn_at=at, done_at=at, done_by=olga)
    drawn = scene.rng.sample(list(day), min(10, len(day)))
    wrong = {visit.pk for visit in drawn if scene.rng.random() < 0.03}
    SampledVisit.objects.bulk_create(
        SampledVisit(
            sample=sample,
            visit=visit,
            is_right=visit.pk not in wrong,
            wrong="手机号" if visit.pk in wrong else "",
            checked_at=at,
            checked_by=olga,
        )
        for visit in drawn
    )
