"""An absence: from one day to another somebody else acts for a person (A/B 角)."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from frontdesk.facts import pair
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models.person import Person


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def visible_to(self, reader: "Person") -> "AbsenceQuerySet":
        """Who is away and who acts is for colleagues; for who may look up nobody, only their own."""
        return self if reader.can(Can.SEE_PEOPLE) else self.filter(Q(person=reader) | Q(stand_in=reader))

    def standing(self) -> "AbsenceQuerySet":
        """Not taken back."""
        return self.filter(ended_at__isnull=True)

    def on(self, day: date) -> "AbsenceQuerySet":
        return self.standing().filter(from_on__lte=day, until_on__gte=day)

    def within(self, first: date, last: date) -> "AbsenceQuerySet":
        """Those that share a day with a period, both ends included."""
        return self.standing().filter(from_on__lte=last, until_on__gte=first)


class Absence(models.Model):
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey("people.Person", models.PROTECT, related_name="covers")
    from_on = models.DateField()
    until_on = models.DateField(help_text="the last day away")
    announced_at = models.DateTimeField()
    announced_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="taken back, or back early")
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("absence", "ended"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="absence_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(stand_in=F("person")), name="absence_needs_somebody_else"),
        ]
        indexes = [models.Index(fields=["stand_in", "until_on"], condition=Q(ended_at__isnull=True), name="absence_covered_by")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.from_on} – {self.until_on}"
