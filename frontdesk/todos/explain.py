""" "Why is it due then?": the sum, line by line, in the reader's language."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, calendar_of, moments


@dataclass(frozen=True)
class Line:
    label: str
    at: datetime


def lines(todo: Todo) -> list[Line]:
    """From the moment the clock began to the last rung, each with its instant."""
    kind = PROMISES[todo.promise]
    values = kind.under(todo.version)
    when = moments(kind, since=todo.since_at, values=values, calendar=calendar_of(kind))
    told = [Line(str(rung.label or rung.notice.label), at) for rung, at in zip(kind.ladder(values), when.rungs, strict=True)]
    clock = str(kind.clock.words)
    steps = [Line(_("turns yellow"), when.yellow), Line(_("due; turns red"), when.red), *told]
    return [Line(_("the clock starts (%(clock)s)") % {"clock": clock}, todo.since_at), *sorted(steps, key=lambda line: line.at)]
