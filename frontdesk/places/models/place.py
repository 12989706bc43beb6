"""A place: a room, or a spot that is none, with the code that hangs there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.places.models.floor import Floor
from frontdesk.places.models.named import Named, NamedQuerySet
from frontdesk.places.tokens import new_token, spaced, typed


class PlaceQuerySet(NamedQuerySet):
    """Every read of the places."""

    def labelled(self, text: str) -> "Place | None":
        """The place whose label says this, closed ones included, with its floor and site."""
        token = typed(text)
        return self.select_related("floor__site").filter(token=token).first() if token else None


class Kind(models.TextChoices):
    ROOM = "room", _("room")
    SPOT = "spot", _("spot")


class Place(Named):
    floor = models.ForeignKey(Floor, models.PROTECT, related_name="places")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ROOM)
    token = models.CharField(max_length=8, unique=True, default=new_token, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("place", "closed"),
            models.UniqueConstraint(fields=["floor", "name"], condition=Q(closed_at__isnull=True), name="one_open_place_a_name"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="place_kind_known"),
        ]

    @property
    def parent(self) -> Floor:
        return self.floor

    @property
    def code(self) -> str:
        """The token as it stands on the label."""
        return spaced(self.token)
