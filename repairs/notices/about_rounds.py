"""What the notices about rounds may name, who may know of them, and which of them are settled."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from repairs.models import Round
from repairs.scope import seen

NAMED = 10  # rounds that a notice names


def when(moment: datetime) -> str:
    """'11月23日 10:00', '23 November 10:00'."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'MONTH_DAY_FORMAT')} {local:%H:%M}"


def listed(rounds: Sequence[Round]) -> str:
    """One a line, the newest first, in the active language."""
    newest = sorted(rounds, key=lambda each: each.due_at, reverse=True)
    lines = [f"{each.checklist} · {when(each.due_at)}" for each in newest[:NAMED]]
    rest = len(newest) - NAMED
    return "\n".join([*lines, *([_("and %(n)d more") % {"n": rest}] if rest > 0 else [])])


def rounds_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose round this reader sees."""
    return seen(Round.objects.visible_to(reader), notices)


def rounds_done(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose round is done meanwhile."""
    return seen(Round.objects.done(), notices)
