"""巡检: one round that is due, and what was found at each item."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.facts import pair
from frontdesk.people.models import Absence, Person
from frontdesk.people.permissions import Can
from frontdesk.places.models import Floor, Place
from repairs.models.checklist import Checklist, ChecklistItem
from repairs.models.team import Membership
from repairs.models.ticket import Ticket

PERSON = settings.AUTH_USER_MODEL


class RoundQuerySet(models.QuerySet["Round"]):
    """Every read of the rounds."""

    def visible_to(self, reader: Person) -> Self:
        """Who leads repairs sees all; others their own, those of their teams, and those of whom they act for on the day."""
        if reader.can(Can.LEAD_REPAIRS):
            return self
        if not reader.can(Can.DO_ROUNDS):
            return self.none()
        member = Exists(Membership.objects.running().filter(team=OuterRef("checklist__team"), person=reader))
        day = OuterRef("due_at__date")
        away = Absence.objects.standing().filter(person=OuterRef("checklist__person"), from_on__lte=day, until_on__gte=day)
        mine = Q(checklist__person=reader) | Q(done_by=reader) | Q(checklist__team__lead=reader)
        return self.filter(mine | member | Exists(away.filter(stand_in=reader)))

    def beside(self, person: Person) -> Self:
        """Of teams that this person belongs to, whose lead has the to-do."""
        return self.filter(Exists(Membership.objects.running().filter(team=OuterRef("checklist__team"), person=person))).exclude(
            checklist__team__lead=person
        )

    def open(self) -> Self:
        """Neither done nor missed."""
        return self.filter(done_at__isnull=True, missed_at__isnull=True)

    def done(self) -> Self:
        return self.filter(done_at__isnull=False)

    def missed(self) -> Self:
        return self.filter(missed_at__isnull=False)

    def replaced(self) -> Self:
        """Missed, and a later one of the same checklist has come or it is closed: nobody does it any more."""
        later = Round.objects.filter(checklist=OuterRef("checklist"), due_at__gt=OuterRef("due_at"))
        has_come = Exists(later.filter(Q(place=OuterRef("place")) | Q(place=None)))
        return self.missed().filter(has_come | Q(checklist__closed_at__isnull=False), done_at__isnull=True)

    def to_do(self) -> Self:
        """Not done, and it still can be."""
        return self.filter(done_at__isnull=True).exclude(pk__in=Round.objects.replaced().values("pk"))

    def at(self, place: Place) -> Self:
        """Of this place, or that look at something there."""
        everywhere = Q(place=None, checklist__in=Checklist.objects.at(place).values("pk"))
        return self.filter(Q(place=place) | everywhere)

    def with_all(self) -> Self:
        """With what a row shows; one query."""
        return self.select_related(
            "checklist__place__floor", "checklist__floor", "checklist__person", "checklist__team__lead", "place__floor", "done_by"
        )

    def due_in(self, begin: datetime, end: datetime) -> Self:
        return self.filter(due_at__gte=begin, due_at__lt=end)

    def with_fails(self) -> Self:
        return self.filter(Exists(RoundAnswer.objects.failed().filter(round=OuterRef("pk"))))

    def matching(self, words: str) -> Self:
        """By checklist, place, or who did it."""
        by_list = Q(checklist__name__icontains=words) | Q(checklist__name_en__icontains=words)
        by_place = Q(place__name__icontains=words) | Q(place__name_en__icontains=words)
        return self.filter(by_list | by_place | Q(done_by__in=Person.objects.named_like(words).values("pk")))

    def counted(self) -> Self:
        """With `passed` and `failed`: how many of its items."""
        return self.annotate(
            passed=Count("answers", filter=Q(answers__result=Result.PASS)), failed=Count("answers", filter=Q(answers__result=Result.FAIL))
        )


class Round(models.Model):
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="rounds")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")  # of one that was called for
    due_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")  # nobody: the clock
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    missed_at = models.DateTimeField(null=True, blank=True, help_text="nobody did it in time; done later it is late")

    # Of rounds that were read `counted`.
    passed: int
    failed: int

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-due_at", "-pk"]
        constraints = [
            pair("round", "opened"),
            pair("round", "done"),
            models.UniqueConstraint(fields=["checklist", "due_at"], condition=Q(place__isnull=True), name="one_round_a_moment"),
            models.UniqueConstraint(
                fields=["checklist", "due_at", "place"], condition=Q(place__isnull=False), name="one_round_a_moment_and_place"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="round_due"),
            models.Index(fields=["due_at"], condition=Q(done_at__isnull=True, missed_at__isnull=True), name="round_open"),
        ]

    def __str__(self) -> str:
        return f"{self.checklist} · {self.place}" if self.place else str(self.checklist)

    def get_absolute_url(self) -> str:
        return reverse("repairs:round_detail", args=[self.pk])

    @property
    def missed_from(self) -> datetime:
        """When it counts as missed."""
        return self.due_at + timedelta(minutes=self.checklist.grace_minutes)

    @property
    def where(self) -> Place | Floor | None:
        return self.place or self.checklist.where

    @property
    def is_late(self) -> bool:
        return self.done_at is not None and self.done_at > self.due_at


class Result(models.TextChoices):
    PASS = "pass", pgettext_lazy("round", "in order")
    FAIL = "fail", pgettext_lazy("round", "not in order")
    NONE = "none", _("does not apply")


class RoundAnswerQuerySet(models.QuerySet["RoundAnswer"]):
    """Every read of the answers."""

    def failed(self) -> Self:
        return self.filter(result=Result.FAIL)

    def checked(self) -> Self:
        """In order or not; what did not apply was not checked."""
        return self.filter(result__in=[Result.PASS, Result.FAIL])

    def of_kind(self, kind: str) -> Self:
        """Of rounds of this kind."""
        return self.filter(round__checklist__kind=kind)

    def sums(self, which: Case) -> list[tuple[int, int, int]]:
        """Which, how many, and how many of them in order."""
        rows = self.order_by().annotate(which=which).values_list("which")
        return list(rows.annotate(all=Count("pk"), passed=Count("pk", filter=Q(result=Result.PASS))))


class RoundAnswer(models.Model):
    """A fail has exactly one ticket."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="answers")
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="+")
    result = models.CharField(max_length=10, choices=Result)
    note = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    ticket = models.OneToOneField(Ticket, models.PROTECT, null=True, blank=True, related_name="round_answer")

    objects = RoundAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "item"], name="one_answer_an_item"),
            models.CheckConstraint(condition=Q(result__in=Result.values), name="round_answer_known"),
            models.CheckConstraint(condition=Q(ticket__isnull=True) | Q(result=Result.FAIL), name="round_ticket_of_a_fail"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_result_display()}"

    def get_absolute_url(self) -> str:
        return self.round.get_absolute_url()
