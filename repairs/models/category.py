"""类别: what kind of fault it is, and what somebody does for safety before anything else."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.places.models.named import Named, NamedQuerySet


class FaultKind(models.TextChoices):
    """What targets depend on."""

    SOFTWARE = "software", _("software")
    HARDWARE = "hardware", _("hardware")
    NETWORK = "network", _("network")
    BUILDING = "building", _("water, power and building")
    CLEANING = "cleaning", _("cleaning")
    FURNITURE = "furniture", _("furniture")
    OTHER = "other", _("something else")


class FaultCategoryQuerySet(NamedQuerySet):
    """Every read of the categories."""

    def with_steps(self) -> Self:
        """That ask for something first."""
        return self.filter(models.Exists(SafetyStep.objects.open().filter(category=models.OuterRef("pk"))))

    def with_safety(self) -> Self:
        """With `open_steps`, what is done for safety first, in order; one more query."""
        return self.prefetch_related(models.Prefetch("safety_steps", SafetyStep.objects.open().in_order(), to_attr="open_steps"))


class Category(Named):
    kind = models.CharField(max_length=20, choices=FaultKind, default=FaultKind.OTHER)
    icon = models.CharField(max_length=30, default="tool")  # of Tabler's

    # Of categories that were read `with_safety`.
    open_steps: "list[SafetyStep]"

    objects = FaultCategoryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("repair_category", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_repair_category_a_name"),
            models.CheckConstraint(condition=Q(kind__in=FaultKind.values), name="repair_category_kind_known"),
        ]


class SafetyStepQuerySet(NamedQuerySet):
    """Every read of the steps for safety."""


class SafetyStep(Named):
    """“Put out the wet-floor sign”: its name is the whole sentence. Asked when a fault of its category is reported, and ticked."""

    category = models.ForeignKey(Category, models.PROTECT, related_name="safety_steps")

    objects = SafetyStepQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("repair_safety_step", "closed"),
            models.UniqueConstraint(
                fields=["category", "name"], condition=Q(closed_at__isnull=True), name="one_open_repair_safety_step_a_name"
            ),
        ]
