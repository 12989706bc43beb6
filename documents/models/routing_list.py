"""常用名单: people in their order under a name, for a step of a sign-off or for a circulation; a sender or a department suggests it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.models.words import Mode
from frontdesk.facts import pair
from frontdesk.people.models import Department

PERSON = settings.AUTH_USER_MODEL


class RoutingListQuerySet(models.QuerySet["RoutingList"]):
    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def with_people(self) -> Self:
        """With what pages and offers show of them, whatever their number."""
        return self.select_related("department").prefetch_related("places__person__department", "places__person__posts")

    def matching(self, words: str) -> Self:
        """By their name or somebody's on them."""
        return self.filter(Q(name__icontains=words) | Q(places__person__name__icontains=words)).distinct()


class RoutingList(models.Model):
    class Kind(models.TextChoices):
        SIGNERS = "signers", pgettext_lazy("kind of a list", "signers")
        READERS = "readers", pgettext_lazy("kind of a list", "readers")

    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SIGNERS)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.ORDERED)
    needed = models.PositiveSmallIntegerField(default=1, help_text="how many must agree, where the mode is so many of them")
    source_words = models.CharField(max_length=200, blank=True, help_text="offered first when a sender's name holds one of these")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+", help_text="or the proposal this")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RoutingListQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name", "pk"]
        constraints = [
            pair("routing_list", "changed"),
            pair("routing_list", "closed"),
            models.UniqueConstraint(fields=["kind", "name"], condition=Q(closed_at__isnull=True), name="routing_list_name_once"),
            models.CheckConstraint(condition=Q(kind__in=["signers", "readers"]), name="routing_list_kind_known"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="routing_list_mode_known"),
            models.CheckConstraint(condition=Q(needed__gte=1), name="routing_list_needs_somebody"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("list"))

    def get_absolute_url(self) -> str:
        return reverse("documents:routing_list_edit", args=[self.pk])

    @property
    def how(self) -> str:
        """One by one, or all at once, in the words of its kind."""
        if self.kind == self.Kind.SIGNERS:
            return str(_("%(n)d of them") % {"n": self.needed} if self.mode == Mode.SOME else self.get_mode_display())
        return str(
            pgettext_lazy("readers", "one after the other") if self.mode == Mode.ORDERED else pgettext_lazy("readers", "all at once")
        )

    @property
    def words(self) -> list[str]:
        """The words of senders, one by one."""
        return [word for word in (each.strip() for each in self.source_words.translate(COMMAS).split(",")) if word]


class Place(models.Model):
    """Somebody's place on a list."""

    routing_list = models.ForeignKey(RoutingList, models.CASCADE, related_name="places")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["routing_list", "person"], name="routing_list_person_once"),
            models.UniqueConstraint(fields=["routing_list", "position"], name="routing_list_position_once"),
        ]

    def __str__(self) -> str:
        return str(self.person)


COMMAS = str.maketrans("、，；;\n", ",,,,,")
