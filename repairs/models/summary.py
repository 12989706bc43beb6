"""每日汇总: what was not repaired at 16:00 of a working day, frozen; and the dates that the manager set (限期整改)."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can
from frontdesk.workdays.load import calendar

PERSON = settings.AUTH_USER_MODEL


class SummaryQuerySet(models.QuerySet["Summary"]):
    """Every read of the summaries."""

    def visible_to(self, reader: Person) -> Self:
        return self if reader.can(Can.LEAD_REPAIRS) else self.none()


class Summary(models.Model):
    """`rows` is frozen: ids, codes, instants and lengths, no names; a day without unresolved tickets has none."""

    day = models.DateField(unique=True)
    made_at = models.DateTimeField()
    rows = models.JSONField(default=list)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("repairs:summary_detail", args=[self.day.isoformat()])

    @property
    def late(self) -> int:
        """How many were overdue then."""
        return sum(row["is_late"] for row in self.rows)

    def missed(self) -> list[date]:
        """The working days since the summary before of which none was made: the system stood still. Two queries and the calendar's."""
        before = type(self)._default_manager.filter(day__lt=self.day).first()
        if before is None:
            return []
        working, between = calendar(), (before.day + timedelta(days=n) for n in range(1, (self.day - before.day).days))
        return [day for day in between if working.is_workday(day)]


class SummaryDateQuerySet(models.QuerySet["SummaryDate"]):
    """Every read of the dates."""

    def visible_to(self, reader: Person) -> Self:
        """The manager's, and those of departments that one heads."""
        return self if reader.can(Can.LEAD_REPAIRS) else self.filter(department__head=reader)

    def standing(self) -> Self:
        """Not replaced by another date."""
        return self.filter(replaced_at__isnull=True)

    def open(self) -> Self:
        return self.standing().filter(done_at__isnull=True)


class SummaryDate(models.Model):
    """By when a department must have seen to a ticket; another date is a new row."""

    summary = models.ForeignKey(Summary, models.PROTECT, related_name="dates")
    ticket = models.ForeignKey("repairs.Ticket", models.PROTECT, related_name="summary_dates")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    due_on = models.DateField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")  # nobody: the ticket was resolved

    objects = SummaryDateQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            pair("summary_date", "done"),
            models.UniqueConstraint(fields=["ticket"], condition=Q(replaced_at__isnull=True), name="one_date_a_ticket"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} → {self.due_on:%Y-%m-%d}"
