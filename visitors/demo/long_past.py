"""A million visits of ten years, for who wants to see how long things take: half a year is told, and told again for each before it.

By then their time was over: who came is forgotten, that somebody came stays. Every second of them was a to-do of its host's.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import islice

from django.db.models import Model, QuerySet

from frontdesk.scene_years import Before, Since, moment
from frontdesk.todos.models import Todo
from visitors.actions.forgetting.records import BESIDE, VISIT
from visitors.models import (
    AccuracySample,
    Answer,
    BadgeLoan,
    Belonging,
    Feedback,
    KioskSession,
    SampledVisit,
    Visit,
    VisitEvent,
    VisitOutcome,
)
from visitors.promises.host_answer import HostAnswer

STEP = timedelta(weeks=26)
TIMES = 20
BEHIND: tuple[type[Model], ...] = (
    AccuracySample,
    VisitEvent,
    Answer,
    BadgeLoan,
    Feedback,
    VisitOutcome,
    Belonging,
    SampledVisit,
    KioskSession,
)
TOLD = (Visit, *BEHIND)
A_MINUTE = timedelta(minutes=1)


def tell(told: Since) -> None:
    """Whatever was written since, again and again."""
    before, todos = Before(TIMES - 1, STEP), Since(Todo)
    visits = told.rows(Visit)
    Todo.objects.bulk_create(_owed(Visit.objects.filter(pk__range=(visits.first, visits.last)).order_by("pk")), 500)
    before.tell(Visit, visits, **_sql(VISIT), forgotten_at=moment("left_at"))
    for model in BEHIND:
        before.tell(model, told.rows(model), **_sql(BESIDE.get(model, {})))
    before.tell(Todo, todos.rows(Todo), subject_id=f"subject_id + {before.further(Visit)}")


def _owed(visits: "QuerySet[Visit]") -> Iterator[Todo]:
    """Answered within a minute."""
    for pk, host, at in islice(visits.values_list("pk", "host", "arrived_at"), 0, None, 2):
        about = {"promise": HostAnswer.name, "subject_type": Visit._meta.label_lower, "subject_id": pk, "holder_id": host}
        lights = {"yellow_at": at + 2 * A_MINUTE, "due_at": at + 5 * A_MINUTE, "red_at": at + 5 * A_MINUTE}
        yield Todo(**about, **lights, since_at=at, opened_at=at, done_at=at + A_MINUTE, done_by_id=host)


def _sql(lost: Mapping[str, object]) -> dict[str, str]:
    """What forgetting leaves in the columns."""
    return {name: "NULL" if value is None else f"'{value}'" for name, value in lost.items()}
