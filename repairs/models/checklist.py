"""检查清单: what a round looks at, when, and who does it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.limits.values import SHIFTS
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.models import Floor, Place
from frontdesk.places.models.named import Named, NamedQuerySet
from frontdesk.places.tokens import new_token, spaced, typed
from repairs.models.category import Category
from repairs.models.team import Team


class RoundKind(models.TextChoices):
    OPENING = "opening", _("opening the office")
    CLOSING = "closing", _("closing the office")
    WASHROOM = "washroom", _("washrooms")
    CORRIDOR = "corridor", _("corridors")
    DOOR = "door", _("doors at lunch")
    PLANTS = "plants", _("plants")
    FIRE = "fire", _("fire equipment")
    ELECTRIC = "electric", _("electrical safety")
    MEETING_ROOM = "meeting_room", _("meeting room after use")
    ENVIRONMENT = "environment", _("weekly check of the environment")


class Repeat(models.TextChoices):
    WORKDAYS = "workdays", _("every working day")
    WEEKLY = "weekly", _("on weekdays that are named")
    MONTHLY = "monthly", _("on a day of the month")
    CALLED = "called", _("when it is called for")  # meetings open one after use


class ChecklistQuerySet(NamedQuerySet):
    """Every read of the checklists."""

    def timed(self) -> Self:
        """That the clock opens."""
        return self.open().exclude(repeat=Repeat.CALLED)

    def with_all(self) -> Self:
        """With what a row shows; one query."""
        return self.select_related("place__floor", "floor", "person", "team__lead", "category")

    def of(self, person: Person) -> Self:
        """That this person does, alone or with a team; all of them for who leads repairs."""
        if person.can(Can.LEAD_REPAIRS):
            return self
        return self.filter(Q(person=person) | Q(team__in=Team.objects.of(person).values("pk")))

    def at(self, place: Place) -> Self:
        """That look at something of this place."""
        looks = Exists(ChecklistItem.objects.open().filter(checklist=OuterRef("pk"), place=place))
        return self.filter(Q(place=place) | Q(floor=place.floor_id) | looks)

    def called_for(self, place: Place, kind: str) -> "Checklist | None":
        """The one that is opened when a place asks for it: of this very place, else of its floor, else of everywhere."""
        found = self.open().filter(Q(place=place) | Q(floor=place.floor_id) | Q(place=None, floor=None), kind=kind, repeat=Repeat.CALLED)
        near = Case(When(place=place, then=0), When(floor=place.floor_id, then=1), default=2)
        return found.alias(near=near).order_by("near", "position", "pk").first()

    def labelled(self, text: str) -> "Checklist | None":
        """The checklist whose label says this, closed ones included."""
        token = typed(text)
        return self.select_related("place__floor__site", "floor__site").filter(token=token).first() if token else None


class Checklist(Named):
    kind = models.CharField(max_length=20, choices=RoundKind)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    floor = models.ForeignKey(Floor, models.PROTECT, null=True, blank=True, related_name="+")
    repeat = models.CharField(max_length=10, choices=Repeat, default=Repeat.WORKDAYS)
    times = models.JSONField(default=list, help_text='when it is due on its days: ["08:30", "15:00"]')
    weekdays = models.CharField(max_length=7, blank=True, help_text="of a weekly one: '03' is Monday and Thursday")
    day_of_month = models.PositiveSmallIntegerField(null=True, blank=True)
    shift = models.CharField(max_length=10, default="next", help_text="where a date moves that falls on a free day: Calendar.shift")
    lead_minutes = models.PositiveSmallIntegerField(default=60, help_text="opens so long before it is due")
    grace_minutes = models.PositiveSmallIntegerField(default=30, help_text="missed so long after it was due")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    category = models.ForeignKey(Category, models.PROTECT, related_name="+", help_text="of the tickets that its fails open")
    since_at = models.DateTimeField(help_text="its times are owed from here on: made, changed, or opened again")
    token = models.CharField(max_length=8, unique=True, default=new_token, editable=False)

    objects = ChecklistQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("checklist", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_checklist_a_name"),
            models.CheckConstraint(condition=Q(floor__isnull=True) | Q(place__isnull=True), name="checklist_floor_or_place"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, team__isnull=True) | Q(person__isnull=True, team__isnull=False),
                name="checklist_of_a_person_or_a_team",
            ),
            models.CheckConstraint(
                condition=~Q(repeat=Repeat.MONTHLY) | Q(day_of_month__gte=1, day_of_month__lte=31), name="checklist_day_of_month"
            ),
            models.CheckConstraint(condition=~Q(repeat=Repeat.WEEKLY) | ~Q(weekdays=""), name="checklist_names_its_weekdays"),
        ]

    @property
    def responsible(self) -> Person:
        """Who does it, or the lead of the team that does."""
        if self.person:
            return self.person
        assert self.team is not None  # the database keeps it: a person or a team
        return self.team.lead

    @property
    def where(self) -> Place | Floor | None:
        return self.place or self.floor

    @property
    def weekday_names(self) -> str:
        """'Monday, Thursday'."""
        return gettext(", ").join(str(WEEKDAYS[int(each)]) for each in self.weekdays)

    @property
    def shift_words(self) -> str:
        return str(SHIFTS[self.shift])

    @property
    def code(self) -> str:
        """The token as it stands on the label."""
        return spaced(self.token)


class ChecklistItemQuerySet(NamedQuerySet):
    """Every read of the items."""


class ChecklistItem(Named):
    """What is looked at: its name is the whole sentence."""

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="items")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")  # else the round's
    counts_for_environment = models.BooleanField(default=False)

    objects = ChecklistItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("checklist_item", "closed"),
            models.UniqueConstraint(fields=["checklist", "name"], condition=Q(closed_at__isnull=True), name="one_open_checklist_item"),
        ]
