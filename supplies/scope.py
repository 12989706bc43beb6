"""Who may still know of a notice about supplies, and which notices are settled meanwhile."""

from collections.abc import Sequence

from django.db.models import QuerySet

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from supplies.models import DemandForm, DemandRound, Handout, Loan, Requisition, Stocktake


def buyers(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """All of them for who buys, and may see prices."""
    return {notice.pk for notice in notices} if reader.can(Can.BUY_SUPPLIES) else set()


def storekeepers(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """All of them for who runs the store."""
    return {notice.pk for notice in notices} if reader.can(Can.RUN_SUPPLIES) else set()


def stocktakes_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return seen(Stocktake.objects.visible_to(reader), notices)


def demand_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose demand form this reader sees."""
    return seen(DemandForm.objects.visible_to(reader), notices)


def rounds_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return seen(DemandRound.objects.visible_to(reader), notices)


def requisitions_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose requisition this reader sees."""
    return seen(Requisition.objects.visible_to(reader), notices)


def handouts_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return seen(Handout.objects.visible_to(reader), notices)


def loans_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    return seen(Loan.objects.visible_to(reader), notices)


def seen(visible: QuerySet, notices: Sequence[Notice]) -> set[int]:
    """Those about a visible record; rungs of a ladder are about a to-do of the record."""
    rungs = [notice.subject_id for notice in notices if notice.subject_type == Todo._meta.label_lower]
    record_of_todo = dict(Todo.objects.filter(pk__in=rungs).values_list("pk", "subject_id")) if rungs else {}
    about = {
        notice.pk: record_of_todo.get(notice.subject_id) if notice.subject_type == Todo._meta.label_lower else notice.subject_id
        for notice in notices
    }
    found = set(visible.filter(pk__in=set(about.values())).values_list("pk", flat=True))
    return {pk for pk, record in about.items() if record in found}


def demand_handed_in(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose demand form is handed in meanwhile."""
    subjects = [notice.subject_id for notice in notices]
    done = set(DemandForm.objects.handed_in().filter(pk__in=subjects).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id in done}


def demand_decided(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose demand form waits for no approval any more."""
    waiting = set(DemandForm.objects.unapproved().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in waiting}


def no_longer_asked(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose requisition waits for no approval any more."""
    waiting = set(Requisition.objects.awaiting_head().filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in waiting}


def months_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """All of them for who closes months."""
    return {notice.pk for notice in notices} if reader.can(Can.APPROVE_PURCHASES) else set()
