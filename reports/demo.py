"""Shifts of the demo company's desk, and months frozen on their first working day: the last one, of many years the last thirteen."""

from datetime import timedelta
from itertools import pairwise

from django.utils import timezone

from frontdesk.scene import EPILOGUES, Scene, act
from frontdesk.timed.monthly import moved
from frontdesk.workdays.load import calendar
from frontdesk.workdays.months import month_before
from frontdesk.workdays.today import midnight
from reports.actions import freezing, handing_over
from reports.rules.freeze_month import FreezeMonth

MONTHS = {"small": 1, "large": 13}
NOTES = ("", "会客区空调偏冷，已报修，下午会有人来看。", "启明咨询的样品放在前台左侧柜子，客人明天来取。")
NOW = "云山厅的投影遥控器在抽屉里；11 点有快递员来取件，单号贴在箱子上。"
LUNCH, AGO, BREATH = timedelta(hours=12, minutes=30), timedelta(minutes=12), timedelta(minutes=6)


@act("reports.handovers")
def hand_the_desk_over(scene: Scene) -> None:
    """At lunch of three working days, taken over minutes later; and one of just now that waits."""
    rita, olga = scene.cast["rita"], scene.cast["olga"]
    working, day = calendar(), timezone.localdate(scene.now)
    for number, note in enumerate(NOTES):
        at = midnight(working.add_workdays(day, number - len(NOTES))) + LUNCH
        made = handing_over.hand_over(by=rita, note=note, now=at)
        handing_over.take_over(made, by=olga, now=at + BREATH)
    handing_over.hand_over(by=olga, note=NOW, now=scene.now - AGO)


@act("frozen months", EPILOGUES)
def freeze_months(scene: Scene) -> None:
    firsts = [timezone.localdate(scene.now).replace(day=1)]
    while len(firsts) <= MONTHS[scene.scale]:
        firsts.append(month_before(firsts[-1]))
    for after, month in reversed(list(pairwise(firsts))):
        moment = moved(after, FreezeMonth().now().at, "next", calendar())
        if moment <= scene.now:
            freezing.freeze(month, now=moment, is_counted=True)
    scene.say(f"Frozen months: {MONTHS[scene.scale]}.")
