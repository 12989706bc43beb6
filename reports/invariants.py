"""What must hold of frozen months and of handovers of the desk."""

from collections.abc import Iterable

from frontdesk.invariants import invariant
from frontdesk.todos.models import Todo
from reports.models import FrozenFigure, FrozenMonth, Handover, Restated
from reports.promises.handover_taken import HandoverTaken


@invariant("reports.frozen_once")
def frozen_once() -> Iterable[str]:
    """A frozen month has figures, and provisional ones only as long as it waits for its stocktake or has followed it."""
    yield from (f"{frozen} is frozen without a figure" for frozen in FrozenMonth.objects.filter(figures=None))
    waits = FrozenMonth.objects.filter(is_provisional=True)
    for frozen in waits.exclude(pk__in=FrozenFigure.objects.filter(is_provisional=True).values("frozen")):
        yield f"{frozen} waits for a stocktake, and none of its figures does"
    yield from (f"{frozen} waits for a stocktake that it has followed" for frozen in waits.filter(restated_at__isnull=False))


@invariant("reports.restated_in_turn")
def restated_in_turn() -> Iterable[str]:
    """What a restatement says it was is what was said before it."""
    some = FrozenFigure.objects.filter(pk__in=Restated.objects.values("frozen_figure"))
    for each in some.select_related("frozen").prefetch_related("restatements"):
        said = {language: came["value"] for language, came in each.came.items()}
        for restated in sorted(each.restatements.all(), key=lambda one: one.pk):
            if restated.was != said:
                yield f"{each}: restatement {restated.pk} says that it was {restated.was}, it was {said}"
            said = {language: came["value"] for language, came in restated.came.items()}


@invariant("reports.handover_owed")
def handover_owed() -> Iterable[str]:
    """There is an open to-do for the handover that waits to be taken over, and for no other."""
    owed, waits = Todo.objects.open().filter(promise=HandoverTaken.name), Handover.objects.open()
    for pk in waits.exclude(pk__in=owed.values("subject_id")).values_list("pk", flat=True):
        yield f"handover {pk} waits and nobody owes to take it over"
    for pk in owed.exclude(subject_id__in=waits.values("pk")).values_list("subject_id", flat=True):
        yield f"handover {pk} waits no more and is still owed"
