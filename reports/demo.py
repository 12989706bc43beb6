"""Months of the demo company that were frozen on their first working day: the last one, of many years the last thirteen."""

from itertools import pairwise

from django.utils import timezone

from frontdesk.scene import EPILOGUES, Scene, act
from frontdesk.timed.monthly import moved
from frontdesk.workdays.load import calendar
from frontdesk.workdays.months import month_before
from reports.actions import freezing
from reports.rules.freeze_month import FreezeMonth

MONTHS = {"small": 1, "large": 13}


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
