"""Who may still know of a notice about a visit: whoever may see the visit itself. And which notices are settled meanwhile."""

from collections.abc import Sequence

from django.db.models import QuerySet

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from visitors.models import Message, RecurringPass, Visit, VisitGroup, VisitOutcome, VisitRequest


def visits_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visit this reader sees."""
    return _seen(Visit.objects.visible_to(reader), notices)


def messages_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(Message.objects.visible_to(reader), notices)


def outcomes_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(VisitOutcome.objects.visible_to(reader), notices)


def requests_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(VisitRequest.objects.visible_to(reader), notices)


def groups_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(VisitGroup.objects.visible_to(reader), notices)


def passes_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return _seen(RecurringPass.objects.visible_to(reader), notices)


def _seen(visible: QuerySet, notices: Sequence[Notice]) -> set[int]:
    """Those about a visible record; rungs of a ladder are about a to-do of the record."""
    rungs = [notice.subject_id for notice in notices if notice.subject_type == Todo._meta.label_lower]
    record_of_todo = dict(Todo.objects.filter(pk__in=rungs).values_list("pk", "subject_id")) if rungs else {}
    about = {
        notice.pk: record_of_todo.get(notice.subject_id) if notice.subject_type == Todo._meta.label_lower else notice.subject_id
        for notice in notices
    }
    seen = set(visible.filter(pk__in=set(about.values())).values_list("pk", flat=True))
    return {pk for pk, record in about.items() if record in seen}


def no_longer_waiting(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visitor waits no more: met, let in, gone or never there."""
    waiting = set(Visit.objects.waiting().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in waiting}


def no_longer_uncleared(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visit waits for no approval any more: approved, declined, cancelled or gone."""
    waiting = set(Visit.objects.uncleared().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in waiting}


def no_longer_asked_for(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visit nobody needs to agree to any more."""
    asked = set(Visit.objects.asked_for().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in asked}


def no_longer_expected(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose visitor is not awaited any more: here, cancelled or declined."""
    coming = set(Visit.objects.expected().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in coming}
