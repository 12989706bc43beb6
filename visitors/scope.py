"""Who may still know of a notice about a visit: whoever may see the visit itself. And which notices are settled meanwhile."""

from collections.abc import Sequence

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from visitors.models import Visit


def visits_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visit this reader sees; rungs of a ladder are about a to-do of the visit."""
    rungs = [notice.subject_id for notice in notices if notice.subject_type == Todo._meta.label_lower]
    visit_of_todo = dict(Todo.objects.filter(pk__in=rungs).values_list("pk", "subject_id")) if rungs else {}
    about = {
        notice.pk: visit_of_todo.get(notice.subject_id) if notice.subject_type == Todo._meta.label_lower else notice.subject_id
        for notice in notices
    }
    seen = set(Visit.objects.visible_to(reader).filter(pk__in=set(about.values())).values_list("pk", flat=True))
    return {pk for pk, visit in about.items() if visit in seen}


def no_longer_waiting(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visitor waits no more: met, let in, gone or never there."""
    waiting = set(Visit.objects.waiting().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in waiting}


def no_longer_uncleared(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visit waits for no approval any more: approved, declined, cancelled or gone."""
    waiting = set(Visit.objects.uncleared().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in waiting}
