"""以旧换新: the old one handed in for a new one, or why not; what became of it; batches that are signed off."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from supplies.models.handout import Issue

PERSON = settings.AUTH_USER_MODEL


class Fate(models.TextChoices):
    STORE = "store", _("kept for parts")
    RECYCLE = "recycle", _("recycled")
    SCRAP = "scrap", _("scrapped")
    HAZARDOUS = "hazardous", _("hazardous waste")


class DisposalQuerySet(models.QuerySet["Disposal"]):
    """Every read of the batches."""

    def visible_to(self, reader: Person) -> Self:
        return self if reader.can(Can.RUN_SUPPLIES) else self.none()


class HandInQuerySet(models.QuerySet["HandIn"]):
    """Every read of what was handed in."""

    def visible_to(self, reader: Person) -> Self:
        return self if reader.can(Can.RUN_SUPPLIES) else self.none()

    def old_ones(self) -> Self:
        """Where an old one came in."""
        return self.filter(quantity__gt=0)

    def undecided(self) -> Self:
        return self.old_ones().filter(fate="")

    def to_dispose(self) -> Self:
        """They are to leave the house and have not."""
        return self.old_ones().filter(disposal__isnull=True).exclude(fate__in=("", Fate.STORE))

    def matching(self, words: str) -> Self:
        """By item, serial number, handout or reason."""
        names = ("issue__line__item__name", "issue__line__item__name_en", "serial", "issue__handout__number", "without")
        return self.filter(Q(*[(f"{name}__icontains", words) for name in names], _connector=Q.OR))


class Disposal(models.Model):
    """Old things that leave the house together, signed for."""

    number = models.CharField(max_length=30, blank=True, db_index=True)
    taken_by_whom = models.CharField(_("taken by"), max_length=120)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    objects = DisposalQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [pair("supply_disposal", "signed")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("supplies:disposal_detail", args=[self.pk])


class HandIn(models.Model):
    """Beside an issue of an item that is old for new: the old ones, or the reason that there are none."""

    issue = models.OneToOneField(Issue, models.PROTECT, related_name="hand_in")
    quantity = models.PositiveIntegerField(default=0)
    serial = models.CharField(max_length=60, blank=True)
    without = models.CharField(_("why there is no old one"), max_length=200, blank=True)
    fate = models.CharField(max_length=10, choices=Fate, blank=True)
    fate_at = models.DateTimeField(null=True, blank=True)
    fate_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    disposal = models.ForeignKey(Disposal, models.PROTECT, null=True, blank=True, related_name="hand_ins")

    objects = HandInQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("supply_hand_in", "fate"),
            models.CheckConstraint(condition=Q(quantity__gt=0) | ~Q(without=""), name="supply_old_one_or_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.issue.line.item} × {self.quantity}"
