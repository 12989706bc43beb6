"""以旧换新: the old one handed in for a new one, or why not; what became of it; batches that are signed off."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from supplies.models.handout import Issue

PERSON = settings.AUTH_USER_MODEL


class Fate(models.TextChoices):
    STORE = "store", _("kept for parts")
    RECYCLE = "recycle", _("recycled")
    SCRAP = "scrap", _("scrapped")
    HAZARDOUS = "hazardous", _("hazardous waste")


class Disposal(models.Model):
    """Old things that leave the house together, signed for."""

    number = models.CharField(max_length=30, blank=True, db_index=True)
    taken_by_whom = models.CharField(_("taken by"), max_length=120)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [pair("supply_disposal", "signed")]

    def __str__(self) -> str:
        return self.number


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

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("supply_hand_in", "fate"),
            models.CheckConstraint(condition=Q(quantity__gt=0) | ~Q(without=""), name="supply_old_one_or_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.issue.line.item} × {self.quantity}"
