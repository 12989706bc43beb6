"""每日汇总: what is not repaired, frozen once a working day; and the dates that the manager sets in it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from repairs.actions.steps import locked, must_run
from repairs.actions.telling import managers
from repairs.finding.delays import Delay, Row, rows_at
from repairs.models import Summary, SummaryDate, Ticket
from repairs.notices.summary_made import SummaryMade
from repairs.promises.rectified import Rectified


def make(day: date, *, now: datetime) -> Summary:
    """Freeze what is not repaired at this moment and tell the admin managers, also that there is nothing. Made already it stays."""
    with transaction.atomic():
        made, is_new = Summary.objects.get_or_create(day=day, defaults={"made_at": now})
        if is_new:
            made.rows = rows_of(now)
            made.save(update_fields=["rows"])
            trail.record("make_summary", subject=made, at=now, details={"tickets": len(made.rows)})
            for person in managers():
                _tell(made, person, now=now)
    return made


def rows_of(now: datetime) -> list[Row]:
    """What is not repaired at this moment; a number of queries that does not grow."""
    return rows_at(Ticket.objects.running().with_all().with_events().prefetch_related("offers").order_by("pk"), now)


def _tell(summary: Summary, person: Person, *, now: datetime) -> None:
    with override(person.language):
        data = {
            **{"day": date_format(summary.day, "MONTH_DAY_FORMAT"), "many": str(len(summary.rows)), "late": str(summary.late)},
            **{"reasons": in_words(summary.rows), "path": summary.get_absolute_url()},
        }
    post(SummaryMade, cause=f"summary:{summary.day.isoformat()}", to=person, subject=summary, data=data, now=now)


def in_words(rows: list[Row]) -> str:
    """How many of each reason, a line each; that there is nothing."""
    many = {delay: sum(row["reason"] == delay for row in rows) for delay in Delay}
    lines = [_("%(reason)s: %(n)d") % {"reason": delay.label, "n": n} for delay, n in many.items() if n]
    return "\n".join(lines) or _("Everything that was reported is repaired.")


def set_date(summary: Summary, ticket: Ticket, *, on: date, by: Person, now: datetime, department: Department | None = None) -> SummaryDate:
    """By when the responsible department (or another) must have seen to a ticket of the summary; its head has a to-do with lights.

    Another date replaces the one before; the same again is nothing. Refused: row, past, department, and what does not run any more.
    """
    row = next((row for row in summary.rows if row["ticket"] == ticket.pk), None)
    refuse_unless(row is not None, _("This ticket does not stand in this summary."), "row")
    refuse_unless(on >= timezone.localdate(now), _("This day has passed. Choose a later day."), "past")
    responsible: int | None = row["department"] if row else None
    department = department or (Department.objects.filter(pk=responsible).first() if responsible else None)
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        refuse_unless(department is not None, _("Say which department is responsible."), "department")
        assert department is not None
        standing = mine.summary_dates.standing().first()
        if standing and (standing.due_on, standing.department_id, standing.done_at) == (on, department.pk, None):
            return standing
        if standing:
            standing.replaced_at = now
            standing.save(update_fields=["replaced_at"])
            todos.withdraw(Rectified, subject=standing, by=by, now=now)
        made = SummaryDate.objects.create(summary=summary, ticket=mine, department=department, due_on=on, set_at=now, set_by=by)
        trail.record(
            "set_date", subject=made, by=by, at=now, details={"ticket": mine.pk, "on": on.isoformat(), "department": department.pk}
        )
        head = department.head if department.head and department.head.is_active else None
        todos.open(Rectified, subject=made, since=now, now=now, by=by, **({"holder": head} if head else {"role": Role.ADMIN_MANAGER}))
    return made
