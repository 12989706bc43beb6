"""What stands on the stage of the documents: who registers, who signs for which department, who is cleared, a dice of its own."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from documents.actions import clearances
from documents.models import Level
from frontdesk.people.actions import roles
from frontdesk.people.models import Department, Person, Post
from frontdesk.people.permissions import Role
from frontdesk.scene import Scene
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar

MONTHS = timedelta(days=182)


@dataclass
class Stage:
    scene: Scene
    rng: Random
    working: Calendar
    heads: dict[str, Person]  # by the name of their department
    keeper: Person  # of the confidential register
    managers: list[Person]  # who sign what is confidential

    @property
    def now(self) -> datetime:
        return self.scene.now

    @property
    def cast(self) -> dict[str, Person]:
        cast: dict[str, Person] = self.scene.cast
        return cast

    def before(self, minutes: float) -> datetime:
        """So many working minutes before now: a Sunday has its papers, too."""
        return self.after(self.now, -minutes)

    def after(self, at: datetime, minutes: float) -> datetime:
        return self.working.add_hours(at, timedelta(minutes=round(minutes)))


def set_stage(scene: Scene) -> Stage:
    """An archivist is made of a colleague; the manager clears her, she clears two heads. The dice is thrown without moving the scene's."""
    olga, begin = scene.cast["olga"], scene.now - MONTHS
    dice = Random(f"documents {scene.rng.getstate()[1][:4]}")
    heads = {each.name: each.head for each in Department.objects.filter(head__isnull=False).select_related("head")}
    keeper = _archivist(scene)
    managers = [scene.cast["bo"], heads.get("财务部", scene.cast["bo"])]
    clearances.give(keeper, level=Level.SECRET, by=olga, now=begin)
    clearances.give(managers[0], level=Level.CONFIDENTIAL, by=keeper, now=begin)
    if managers[1] != managers[0]:
        clearances.give(managers[1], level=Level.SECRET, by=keeper, now=begin)
    return Stage(scene, dice, calendar(), heads, keeper, managers)


def _archivist(scene: Scene) -> Person:
    """The last colleague of the office who does nothing else yet; fresh, so that she knows her new role."""
    olga = scene.cast["olga"]
    cast = {person.pk for person in scene.cast.values()}
    more = set(Post.objects.exclude(role=Role.EMPLOYEE).values_list("person", flat=True)) | cast
    able = [each for each in scene.people if each.department_id == olga.department_id and each.pk not in more]
    roles.give(able[-1], role=Role.ARCHIVIST, by=olga, now=scene.now)
    return Person.objects.get(pk=able[-1].pk)
