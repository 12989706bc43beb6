"""设备: a thing that breaks, with a code of its own to hang on it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.places.models import Place
from frontdesk.places.models.named import Named, NamedQuerySet
from frontdesk.places.tokens import new_token, spaced, typed
from repairs.models.category import Category


class ThingQuerySet(NamedQuerySet):
    """Every read of the things."""

    def matching(self, words: str) -> Self:
        """By a part of either name or of its place's, or by the code on the label."""
        where = Q(place__name__icontains=words) | Q(place__name_en__icontains=words)
        called = Q(name__icontains=words) | Q(name_en__icontains=words)
        return self.filter(called | where | Q(token=typed(words) or "-"))

    def labelled(self, text: str) -> "Thing | None":
        """The thing whose label says this, closed ones included, with its place and category."""
        token = typed(text)
        return self.select_related("place__floor__site", "category").filter(token=token).first() if token else None


class Thing(Named):
    place = models.ForeignKey(Place, models.PROTECT, related_name="things")
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="things")  # of most of its faults
    token = models.CharField(max_length=8, unique=True, default=new_token, editable=False)

    objects = ThingQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("repair_thing", "closed"),
            models.UniqueConstraint(fields=["place", "name"], condition=Q(closed_at__isnull=True), name="one_open_thing_a_name"),
        ]

    @property
    def label_path(self) -> str:
        """Where its label leads."""
        return reverse("repairs:thing_page", args=[self.token])

    @property
    def code(self) -> str:
        """The token as it stands on the label."""
        return spaced(self.token)
