"""One thing that is kept in stock, counted in its base unit; packs say how it is bought."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.places.models import Place
from frontdesk.places.models.named import Named, NamedQuerySet
from frontdesk.places.tokens import new_token
from supplies.models.category import Category


class ItemQuerySet(NamedQuerySet):
    """Every read of the catalogue."""


class Item(Named):
    """`minimum` and `maximum` are base units; no minimum: nobody is told. A minimum of 0: told when it is empty."""

    number = models.CharField(max_length=20, unique=True)
    category = models.ForeignKey(Category, models.PROTECT, related_name="items")
    specification = models.CharField(_("specification"), max_length=120, blank=True)
    brand = models.CharField(_("brand"), max_length=60, blank=True)
    unit = models.CharField(_("unit"), max_length=10)
    unit_en = models.CharField(max_length=20, blank=True)
    minimum = models.PositiveIntegerField(null=True, blank=True)
    maximum = models.PositiveIntegerField(null=True, blank=True)
    is_high_value = models.BooleanField(default=False)
    is_everyday = models.BooleanField(default=False)  # signed for at the counter, within quota
    is_old_for_new = models.BooleanField(default=False)  # not issued without the old one or a reason
    tolerance = models.PositiveIntegerField(default=1)  # of a stocktake, base units
    icon = models.CharField(max_length=30, blank=True)  # stands for the photo where there is none; none: the category's
    supplier = models.ForeignKey("supplies.Supplier", models.PROTECT, null=True, blank=True, related_name="+")  # the usual one
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    token = models.CharField(max_length=8, unique=True, default=new_token, editable=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["category__position", "position", "number"]
        constraints = [
            pair("supply_item", "closed"),
            models.CheckConstraint(condition=Q(maximum__isnull=True) | Q(maximum__gte=F("minimum")), name="supply_maximum_above_minimum"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("supplies:item_detail", args=[self.pk])


class Pack(models.Model):
    """How an item is bought: a box of 12. The base unit itself is no pack."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="packs")
    name = models.CharField(max_length=10)
    name_en = models.CharField(max_length=20, blank=True)
    holds = models.PositiveIntegerField()

    class Meta:
        ordering = ["holds"]
        constraints = [
            models.UniqueConstraint(fields=["item", "name"], name="supply_pack_named_once"),
            models.UniqueConstraint(fields=["item", "holds"], name="supply_pack_size_once"),
            models.CheckConstraint(condition=Q(holds__gt=1), name="supply_pack_holds_more_than_one"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.holds} {self.item.unit})"
