"""Notes of handovers long past: who handed over when, how much was late and who took over stays."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from frontdesk.todos.forgetting import forget_subjects
from reports.models import Handover

RULE = "visitors.retention"  # a note names visitors and callers; it is kept as long as they are


def noted_before(before: datetime) -> QuerySet[Handover]:
    """Handovers with a note from before that moment; one that still waits is needed."""
    return Handover.objects.filter(given_at__lt=before).exclude(note="").exclude(pk__in=Handover.objects.open().values("pk"))


@transaction.atomic
def forget_notes(handovers: QuerySet[Handover], *, now: datetime) -> int:
    """The words go, and the notices about it. How many."""
    ids = list(handovers.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    Handover.objects.filter(pk__in=ids).update(note="")
    forget_subjects(Handover, ids, rule=RULE, at=now)
    return len(ids)
