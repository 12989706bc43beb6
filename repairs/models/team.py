"""Who repairs: teams with a lead, their members with skills, and when each is on shift."""

from datetime import time
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.places.models.named import Named, NamedQuerySet
from repairs.models.category import Category

PERSON = settings.AUTH_USER_MODEL


class TeamQuerySet(NamedQuerySet):
    """Every read of the teams."""

    def matching(self, words: str) -> Self:
        """By a part of either name, or by who leads it or is a member."""
        people = Person.objects.named_like(words).values("pk")
        members = Membership.objects.running().filter(team=OuterRef("pk"), person__in=people)
        return self.filter(Q(name__icontains=words) | Q(name_en__icontains=words) | Q(lead__in=people) | Exists(members))

    def of(self, person: Person) -> Self:
        """That this person leads or is a member of."""
        return self.open().filter(Q(lead=person) | Exists(Membership.objects.running().filter(team=OuterRef("pk"), person=person)))

    def without_members(self) -> Self:
        return self.exclude(Exists(Membership.objects.running().filter(team=OuterRef("pk"))))

    def with_members(self) -> Self:
        """With `running`, the members in order with person, skills and shifts; five more queries."""
        rows = Membership.objects.running().select_related("person").prefetch_related("skills", "shifts").order_by("pk")
        return self.select_related("lead").prefetch_related(models.Prefetch("memberships", rows, to_attr="running"))

    def led_by(self, person: Person) -> Self:
        return self.open().filter(lead=person)


class Team(Named):
    lead = models.ForeignKey(PERSON, models.PROTECT, related_name="leads_teams")

    # Of teams that were read `with_members`.
    running: "list[Membership]"

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("repair_team", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_repair_team_a_name"),
        ]


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Every read of who belongs to a team."""

    def running(self) -> Self:
        return self.filter(left_at__isnull=True)

    def skilled(self, category: Category) -> Self:
        """Who can repair this; whoever has no skills written down can repair everything."""
        own = Membership.skills.through.objects.filter(membership=OuterRef("pk"))
        return self.filter(Exists(own.filter(category=category)) | ~Exists(own))


class Membership(models.Model):
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="repair_memberships")
    skills = models.ManyToManyField(Category, blank=True, related_name="+")  # none: everything
    joined_at = models.DateTimeField()
    joined_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")  # who took them in
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("repair_membership", "joined"),
            pair("repair_membership", "left"),
            models.UniqueConstraint(fields=["team", "person"], condition=Q(left_at__isnull=True), name="repair_member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.team}"


class ShiftQuerySet(models.QuerySet["Shift"]):
    """Every read of the shifts."""

    def at(self, weekday: int, clock: time) -> Self:
        """That hold this moment of the office's week."""
        return self.filter(weekday=weekday, starts__lte=clock, ends__gt=clock)


class Shift(models.Model):
    """A stretch of one weekday (0 is Monday). A member without any works the office's hours; a night is two shifts, parted at midnight."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="shifts")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()  # 23:59:59.999999 is the end of the day

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering = ["weekday", "starts"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="repair_shift_weekday"),
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="repair_shift_ends_after_it_starts"),
            models.UniqueConstraint(fields=["membership", "weekday", "starts"], name="repair_shift_once"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts:%H:%M}–{self.ends:%H:%M}"
