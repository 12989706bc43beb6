"""Notes of rounds long past."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from frontdesk.files.actions import forget_of
from frontdesk.todos.forgetting import forget_subjects
from repairs.actions.forgetting.tickets import RULE
from repairs.models import RoundAnswer


def noted_before(before: datetime) -> QuerySet[RoundAnswer]:
    """Answers with a note from before that moment."""
    return RoundAnswer.objects.filter(answered_at__lt=before).exclude(note="")


@transaction.atomic
def forget_notes(answers: QuerySet[RoundAnswer], *, now: datetime) -> int:
    """What was found stays counted; what was written about it and its photos go. How many."""
    ids = list(answers.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    RoundAnswer.objects.filter(pk__in=ids).update(note="")
    forget_of(RoundAnswer, ids, now=now)
    forget_subjects(RoundAnswer, ids, rule=RULE, at=now)
    return len(ids)
