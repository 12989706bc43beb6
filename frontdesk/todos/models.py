"""A to-do: something owed to somebody by a certain moment, with a light."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.limits.models import Version
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role


class Light(models.TextChoices):
    GREEN = "green", _("green light")
    YELLOW = "yellow", _("yellow light")
    RED = "red", _("red light")


class Outcome(models.TextChoices):
    AGREED = "agreed", _("agreed")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class TodoQuerySet(models.QuerySet["Todo"]):
    def open(self) -> "TodoQuerySet":
        return self.filter(done_at__isnull=True)

    def done_since(self, at: datetime) -> "TodoQuerySet":
        """Done by somebody or settled by the world; what was withdrawn was never done."""
        return self.filter(done_at__gte=at).exclude(outcome=Outcome.WITHDRAWN)

    def about(self, subject: models.Model) -> "TodoQuerySet":
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def held_by(self, person: Person, *, covering: Collection[int] = ()) -> "TodoQuerySet":
        """A person's own, those of their roles, the open ones of the people they act for (`standing_in.covered_by`), what they did."""
        acting = Q(holder__in=covering, done_at__isnull=True) | Q(done_by=person)
        return self.filter(Q(holder=person) | Q(role__in=person.roles) | acting)

    def of_team(self, head: Person) -> "TodoQuerySet":
        """Of the people in the departments (and those below them) that this person heads."""
        return self.filter(Q(holder__department__head=head) | Q(holder__department__parent__head=head)).exclude(holder=head)

    def visible_to(self, person: Person, *, covering: Collection[int] = ()) -> "TodoQuerySet":
        """What one holds, what one's team holds; everything for those who answer for the rules."""
        if person.can(Can.SEE_RULES):
            return self
        return self.held_by(person, covering=covering) | self.of_team(person)

    def held_by_role(self, *roles: Role) -> "TodoQuerySet":
        return self.filter(role__in=roles)

    def moving(self, now: datetime) -> "TodoQuerySet":
        """Whose light or ladder moves at this moment."""
        return self.open().filter(next_at__lte=now)

    def by_light(self, now: datetime) -> "TodoQuerySet":
        """Red first, then yellow, then green; the earliest due first."""
        rank = Case(When(red_at__lte=now, then=Value(0)), When(yellow_at__lte=now, then=Value(1)), default=Value(2))
        return self.annotate(rank=rank).order_by("rank", "due_at", "pk")


class Todo(models.Model):
    promise = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    holder = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="todos")
    role = models.CharField(max_length=30, choices=Role.choices, blank=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, help_text="the settings it was opened under")
    since_at = models.DateTimeField(help_text="when the clock began")
    due_at = models.DateTimeField()
    yellow_at = models.DateTimeField()
    red_at = models.DateTimeField()
    rung = models.PositiveSmallIntegerField(default=0, help_text="how many rungs of the ladder were climbed")
    next_at = models.DateTimeField(null=True, blank=True, help_text="when its light or ladder moves next")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    words = models.CharField(max_length=500, blank=True)
    paused_until = models.DateTimeField(null=True, blank=True, help_text="the end of the newest pause; its row says why and by whom")

    # What it is about, of to-dos whose promise has read it for many at once.
    subject: Any = None

    objects = TodoQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("todo", "opened"),
            pair("todo", "done"),
            models.CheckConstraint(
                condition=Q(holder__isnull=False, role="") | Q(holder__isnull=True) & ~Q(role=""),
                name="todo_is_held_by_a_person_or_a_role",
            ),
            models.CheckConstraint(condition=Q(outcome="") | Q(done_at__isnull=False), name="todo_outcome_needs_done_at"),
            models.UniqueConstraint(
                fields=["promise", "subject_type", "subject_id", "holder"],
                condition=Q(done_at__isnull=True, holder__isnull=False),
                name="todo_of_a_person_open_once",
            ),
            models.UniqueConstraint(
                fields=["promise", "subject_type", "subject_id", "role"],
                condition=Q(done_at__isnull=True) & ~Q(role=""),
                name="todo_of_a_role_open_once",
            ),
        ]
        indexes = [
            models.Index(fields=["role", "done_at"], name="todo_of_role"),
            models.Index(fields=["next_at"], condition=Q(done_at__isnull=True), name="todo_moving"),
            models.Index(fields=["subject_type", "subject_id"], name="todo_subject"),
            models.Index(fields=["due_at"], name="todo_due"),
        ]

    def __str__(self) -> str:
        return f"{self.promise} of {self.subject_type} {self.subject_id}"

    def get_absolute_url(self) -> str:
        return reverse("todo_detail", args=[self.pk])

    def is_paused(self, now: datetime) -> bool:
        return self.done_at is None and self.paused_until is not None and now < self.paused_until

    def light(self, now: datetime) -> Light:
        if now >= self.red_at:
            return Light.RED
        return Light.YELLOW if now >= self.yellow_at else Light.GREEN


class Pause(models.Model):
    """A stretch that does not count, with its reason. It ends by itself on the date that was given, or when somebody goes on."""

    todo = models.ForeignKey(Todo, models.PROTECT, related_name="pauses")
    reason = models.CharField(max_length=200)
    paused_at = models.DateTimeField()
    paused_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    until_at = models.DateTimeField(help_text="when it goes on by itself")
    resumed_at = models.DateTimeField(null=True, blank=True)
    resumed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["paused_at"]
        constraints = [
            pair("pause", "resumed"),
            models.CheckConstraint(condition=Q(until_at__gt=F("paused_at")), name="pause_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.reason

    @property
    def ends_at(self) -> datetime:
        """When the clock went on, or will."""
        return min(self.resumed_at, self.until_at) if self.resumed_at else self.until_at


class Climb(models.Model):
    """A rung that came: climbed, or missed because a higher one came while nobody looked. Once a to-do and rung."""

    todo = models.ForeignKey(Todo, models.PROTECT, related_name="climbs")
    rung = models.PositiveSmallIntegerField()
    climbed_at = models.DateTimeField()
    is_missed = models.BooleanField(default=False)

    class Meta:
        ordering = ["rung"]
        constraints = [models.UniqueConstraint(fields=["todo", "rung"], name="rung_once")]

    def __str__(self) -> str:
        return f"rung {self.rung} of to-do {self.todo_id}"
