"""The dry run: a rule or promise really executes, in a transaction that is always rolled back, and what it wrote is listed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.files.store import nothing_stored
from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import Fired, RuleState
from frontdesk.timed.rule import Rule, at_most
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Light, Todo
from frontdesk.todos.promises import PROMISES, Promise

DRY_LIMIT = 200


@dataclass(frozen=True)
class Would:
    """One thing that would be done: about which record, telling whom, by which channel, in which words."""

    about: str
    reader: str = ""
    channel: str = ""
    words: str = ""
    light: str = ""  # of the to-do it is about, at that moment
    is_failure: bool = False


def dry_run(thing: Rule | Promise, *, now: datetime, reader: Person | None = None) -> list[Would]:
    """What a rule would do, or how the to-dos of a promise would move, at `now`, for at most 200 subjects.

    Nothing is written, nothing is sent. `reader` is who asks: records are called what this person may know.
    """
    would: list[Would] = []
    with transaction.atomic(), nothing_stored():
        each = _of_rule(thing, now, reader) if isinstance(thing, Rule) else _of_promise(thing, now, reader)
        for done in each:
            would += done()
        transaction.set_rollback(True)
    return would


Doing = Callable[[], list[Would]]


def _of_rule(rule: Rule, now: datetime, reader: Person | None) -> list[Doing]:
    state = RuleState.objects.filter(rule=rule.name).first()
    since = min(state.live_from, now) if state else now
    doing: list[Doing] = []
    for subject in at_most(DRY_LIMIT, rule.due(now, since)):
        key = rule.once(subject)
        if key is not None and Fired.objects.filter(rule=rule.name, key=key).exists():
            continue
        act = partial(rule.what, subject, now)
        doing.append(partial(_moved, subject, act, now, reader) if isinstance(subject, Todo) else partial(_told, rule.about(subject), act))
    return doing


def _of_promise(promise: Promise, now: datetime, reader: Person | None) -> list[Doing]:
    moving = Todo.objects.moving(now).filter(promise=promise.name).select_related("holder__stand_in", "holder__department__head", "version")
    return [partial(_moved, todo, partial(todos.move, todo, now=now), now, reader) for todo in moving.order_by("next_at")[:DRY_LIMIT]]


def _moved(todo: Todo, act: Callable[[], Any], now: datetime, reader: Person | None) -> list[Would]:
    """How one to-do moves, of which the reader may know: its light at that moment, and whom the rungs tell that it climbs."""
    kind = PROMISES[todo.promise]
    light, title = todo.light(now), _titled(todo, kind, reader)
    if not title:  # the notices would name what this reader may not know
        return []
    told = _told(title, act, light=light)
    turns = {Light.GREEN: "", Light.YELLOW: _("turns yellow"), Light.RED: _("turns red")}[light]
    return [each if each.reader or each.is_failure else Would(each.about, words=turns, light=light) for each in told]


def _titled(todo: Todo, kind: Promise, reader: Person | None) -> str:
    if reader is None:
        return str(todo)
    described = kind.describe([todo], reader)
    return described[todo.pk].title if todo.pk in described else ""


def _told(about: str, act: Callable[[], Any], light: str = "") -> list[Would]:
    """Do it, and list the notices and to-dos that it left; its own words, or its failure, where there are none."""
    last_notice, last_todo = _newest(Notice), _newest(Todo)
    try:
        with transaction.atomic():
            words = act()
    except Exception as error:  # one bad row: the others still show what they would do
        return [Would(about, words=f"{type(error).__name__}: {error}", is_failure=True)]
    notices = Notice.objects.filter(pk__gt=last_notice).select_related("reader").order_by("pk")
    told = [
        Would(about, str(notice.reader or notice.address), str(notice.get_channel_display()), written(notice).title, light)
        for notice in notices
    ]
    opened = [
        Would(about, str(todo.holder or todo.get_role_display()), _("to-do"), str(PROMISES[todo.promise].title or todo.promise))
        for todo in Todo.objects.filter(pk__gt=last_todo).select_related("holder")
    ]
    return [*told, *opened] or [Would(about, words=words if isinstance(words, str) else "", light=light)]


def _newest(model: type[Notice] | type[Todo]) -> int:
    return model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
