"""The head of a department and the admin manager hear that most of its supply budget is spent, and again when all of it is."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from supplies.models import Budget


def answering_for(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices about a department that the reader heads; who approves purchases knows of all."""
    if reader.can(Can.APPROVE_PURCHASES):
        return {notice.pk for notice in notices}
    mine = Budget.objects.filter(pk__in=[notice.subject_id for notice in notices], department__head=reader)
    ids = set(mine.values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id in ids}


class BudgetWarning(NoticeKind):
    """The head of a department and the admin manager hear that most of its supply budget is spent, and again when all of it is."""

    label = _("a supply budget runs out")
    hears = _("The head of a department and the admin manager hear that most of its supply budget is spent, and again when all of it is.")
    scope = staticmethod(answering_for)
    placeholders = ("department", "period", "budget", "spent", "share", "left", "link")
