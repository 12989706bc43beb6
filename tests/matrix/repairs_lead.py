"""Doors of leading repairs: the queue, what a lead does with a ticket, summaries and their dates."""

from datetime import date, timedelta

from django.utils import timezone

from frontdesk.people.models import Person
from repairs.models import Recurrence, Summary, Ticket
from tests.factories.repairs import a_spot, reported
from tests.matrix.rows import MANAGER, STAFF, Row, page, step

STEPS = ("assign", "urgency", "pause", "resume", "promise", "more_time", "decide", "merge", "unmerge", "plan")

PAGES: dict[str, Row] = {
    **dict.fromkeys([f"repairs:queue_{name}" for name in ("list", "export")], page(STAFF)),
    **dict.fromkeys([f"repairs:lead_{verb}" for verb in STEPS], Row("POST", gate=STAFF, own=MANAGER, other=MANAGER)),
    **dict.fromkeys([f"repairs:summary_{name}" for name in ("list", "export", "detail")], page(MANAGER)),
    **dict.fromkeys([f"repairs:recurrence_{name}" for name in ("list", "export")], page(MANAGER)),
    "repairs:recurrence_settle": step(MANAGER, cause="x"),
    "repairs:summary_date": step(MANAGER, on="2026-12-24"),
}
DAY = "2020-03-02"


def a_summary(person: Person) -> Summary:
    """Of one ticket of theirs, or of the first who asked."""
    ticket = Ticket.objects.filter(asker=person).first() or reported(person)
    row = {"ticket": ticket.pk, "number": ticket.number, "place": ticket.place_id, "category": ticket.category_id, "urgency": "normal"}
    row |= {"reason": "unassigned", "age": 60, "paused": 0, "is_late": False, **dict.fromkeys(("department", "person", "due", "until"))}
    return Summary.objects.get_or_create(day=DAY, defaults={"made_at": timezone.now(), "rows": [row]})[0]


def records(person: Person) -> dict[str, dict[str, object]]:
    """A summary, and a ticket of theirs."""
    a_summary(person)
    ticket = Ticket.objects.filter(asker=person).first() or reported(person)
    moments = dict.fromkeys(("first_at", "last_at", "flagged_at"), timezone.now())
    again = Recurrence.objects.get_or_create(place=a_spot(), kind="other", settled_at=None, defaults={**moments, "count": 3})[0]
    return {
        "repairs:recurrence_": {"pk": again.pk},
        "repairs:lead_": {"number": ticket.number},
        "repairs:summary_date": {"day": DAY, "number": ticket.number},
        "repairs:summary_": {"day": DAY},
    }


def plant(many: int, person: Person) -> None:
    """So many days, and so many rows in the summary that a page shows."""
    now, summary = timezone.now(), a_summary(person)
    summary.rows += [{**summary.rows[0], "reason": reason} for reason in ("parts", "unanswered") for _n in range(many)]
    summary.save()
    there = Summary.objects.count()
    Summary.objects.bulk_create([Summary(day=date(2030, 1, 1) + timedelta(days=there + n), made_at=now) for n in range(many)])
    old = {"place": a_spot(), "kind": "other", "first_at": now, "last_at": now, "flagged_at": now, "count": 3, "settled_at": now}
    Recurrence.objects.bulk_create([Recurrence(**old) for _n in range(many)])
