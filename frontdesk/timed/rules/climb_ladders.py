"""Every to-do whose light or ladder moves is moved: each rung tells its people exactly once."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo


class ClimbLadders(Rule):
    """Every to-do whose light or ladder moves is moved: each rung tells its people exactly once."""

    never_paused = _("While it stood still, nobody would hear that something is overdue.")
    title = _("Climb the ladders")
    sentence = _("Every to-do that nobody settles climbs its ladder: each rung tells its people exactly once.")

    def due(self, now: datetime, since: datetime) -> Iterable[Todo]:
        return Todo.objects.moving(now).select_related("holder__stand_in", "holder__department__head", "version").order_by("next_at")

    def once(self, todo: Todo) -> str | None:
        return None  # the rung is moved by a conditional update, and what is moved drops out of `due`

    def what(self, todo: Todo, now: datetime) -> None:
        todos.move(todo, now=now)
