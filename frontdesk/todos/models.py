"""A to-do: something owed to somebody by a certain moment, with a light."""

from datetime import datetime

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.limits.models import Version
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role


class Light(models.TextChoices):
    GREEN = "green", _("green light")
    YELLOW = "yellow", _("yellow light")
    RED = "red", _("red light")


class Outcome(models.TextChoices):
    AGREED = "agreed", _("agreed")
    REFUSED = "refused", _("refused")


class TodoQuerySet(models.QuerySet["Todo"]):
    def open(self) -> "TodoQuerySet":
        return self.filter(done_at__isnull=True)

    def about(self, subject: models.Model) -> "TodoQuerySet":
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def held_by(self, person: Person) -> "TodoQuerySet":
        """A person's own and those of the roles they hold."""
        return self.filter(Q(holder=person) | Q(role__in=person.roles))

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
            models.Index(fields=["next_at"], condition=Q(done_at__isnull=True), name="todo_moving"),
            models.Index(fields=["subject_type", "subject_id"], name="todo_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.promise} of {self.subject_type} {self.subject_id}"

    def light(self, now: datetime) -> Light:
        if now >= self.red_at:
            return Light.RED
        return Light.YELLOW if now >= self.yellow_at else Light.GREEN
