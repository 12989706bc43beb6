"""交班: what one shift of the desk leaves to the next, until somebody has taken it over."""

from typing import Self

from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.templatetags.ui import day_and_clock

LONGEST_NOTE = 500
OPEN = Q(taken_at__isnull=True, withdrawn_at__isnull=True)


class HandoverQuerySet(models.QuerySet["Handover"]):
    """Every read of the handovers."""

    def visible_to(self, person: Person) -> Self:
        return self if person.can(Can.SEE_DESK) else self.none()

    def open(self) -> Self:
        """Neither taken over nor withdrawn: one at most."""
        return self.filter(OPEN)


class Handover(models.Model):
    """`left` are the to-dos that stood on its list, never what they are called; the first `late` of them were late."""

    given_at = models.DateTimeField()
    given_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    left = models.JSONField(default=list, help_text="ids of to-dos, the late ones first")
    late = models.PositiveSmallIntegerField(default=0, help_text="how many of them were late then")
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at", "-pk"]
        indexes = [models.Index(fields=["-given_at"], name="reports_handover_given")]
        constraints = [
            *(pair("handover", fact) for fact in ("taken", "withdrawn")),
            models.UniqueConstraint(Value(1), condition=OPEN, name="one_open_handover"),
            models.CheckConstraint(condition=Q(taken_at__isnull=True) | Q(withdrawn_at__isnull=True), name="handover_taken_or_withdrawn"),
            models.CheckConstraint(condition=Q(taken_by__isnull=True) | ~Q(taken_by=F("given_by")), name="handover_taken_by_somebody_else"),
        ]

    def __str__(self) -> str:
        return str(day_and_clock(self.given_at))

    def get_absolute_url(self) -> str:
        return reverse("reports:handover_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.taken_at is None and self.withdrawn_at is None
