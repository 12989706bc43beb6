"""The dry run: the rule really executes, in a transaction that is always rolled back, and what it wrote is listed."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.timed.models import Fired, RuleState
from frontdesk.timed.rule import Rule
from frontdesk.todos.models import Todo

DRY_LIMIT = 200


@dataclass(frozen=True)
class Would:
    """One thing the rule would have done: about which record, telling whom, by which channel, in which words."""

    about: str
    reader: str = ""
    channel: str = ""
    words: str = ""


def dry_run(rule: Rule, *, now: datetime) -> list[Would]:
    """What the rule would do at `now`, for at most 200 subjects; nothing is written, nothing is sent."""
    state = RuleState.objects.filter(rule=rule.name).first()
    since = min(state.live_from, now) if state else now
    would: list[Would] = []
    with transaction.atomic():
        for subject in islice(rule.due(now, since), DRY_LIMIT):
            key = rule.once(subject)
            if key is None or not Fired.objects.filter(rule=rule.name, key=key).exists():
                would += _executed(rule, subject, now)
        transaction.set_rollback(True)
    return would


def _executed(rule: Rule, subject: Any, now: datetime) -> list[Would]:
    last_notice, last_todo = _newest(Notice), _newest(Todo)
    with transaction.atomic():
        rule.what(subject, now)
    about = str(subject)
    notices = Notice.objects.filter(pk__gt=last_notice).select_related("reader").order_by("pk")
    told = [
        Would(about, str(notice.reader or notice.address), str(notice.get_channel_display()), written(notice).title) for notice in notices
    ]
    opened = [
        Would(about, str(todo.holder or todo.get_role_display()), _("to-do"), todo.promise)
        for todo in Todo.objects.filter(pk__gt=last_todo)
    ]
    return [*told, *opened] or [Would(about)]


def _newest(model: type[Notice] | type[Todo]) -> int:
    return model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
