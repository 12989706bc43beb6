"""One thing that is kept in stock, counted in its base unit; packs say how it is bought."""

from functools import lru_cache
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pypinyin import Style, pinyin

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.places.models import Place
from frontdesk.places.models.named import Named, NamedQuerySet
from frontdesk.places.tokens import new_token, spaced, typed
from supplies.models.category import Category


class ItemQuerySet(NamedQuerySet):
    """Every read of the catalogue."""

    def visible_to(self, reader: Person) -> Self:
        """Everybody knows what there is; prices and minimums stand on the pages of those who run the store."""
        return self

    def labelled(self, text: str) -> "Item | None":
        """The item whose label says this, closed ones included."""
        token = typed(text)
        return self.select_related("category").filter(token=token).first() if token else None

    def matching(self, words: str) -> Self:
        """By either name, number, specification or brand, or by pinyin and its initials."""
        fields = ("name", "name_en", "number", "specification", "brand")
        fits = Q(*[(f"{field}__icontains", words) for field in fields], _connector=Q.OR)
        letters = normal(words)
        if len(letters) > 1 and letters.isascii() and letters.isalnum():
            names = self.model._default_manager.order_by().values_list("pk", "name")
            fits |= Q(pk__in=[pk for pk, name in names if letters in spelt(name)])
        return self.filter(fits)

    def with_stock(self) -> Self:
        """Beside each item what all stores hold of it: `on_hand`, `reserved`, `on_order` and `available`."""
        sums = {name: Coalesce(Sum(f"balances__{name}"), 0) for name in ("on_hand", "reserved", "on_order")}
        return self.annotate(**sums).annotate(available=F("on_hand") - F("reserved"))

    def below_minimum(self) -> Self:
        """Open items of which less is free or coming than the minimum; of a minimum of 0 those that ran out."""
        short = Q(available__lt=F("minimum") - F("on_order")) | Q(minimum=0, available=0, on_order=0)
        return self.open().with_stock().filter(short, minimum__isnull=False)


@lru_cache(maxsize=8192)
def spelt(name: str) -> str:
    """How a name may be typed without hanzi: 'A4复印纸' → 'a4fuyinzhi a4fyz'."""
    read = [normal(each[0]) for each in pinyin(name, style=Style.NORMAL)]
    kept = normal(name)
    return f"{''.join(read)} {''.join(each if each in kept else each[0] for each in read if each)}"


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

    # Of items that were read `with_stock`, `finding.with_photos` and `finding.blind.with_hidden`.
    on_hand: int
    reserved: int
    on_order: int
    available: int
    photo: int | None
    is_hidden: bool

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["category__position", "position", "number"]
        constraints = [
            pair("supply_item", "closed"),
            models.CheckConstraint(condition=Q(maximum__isnull=True) | Q(maximum__gte=F("minimum")), name="supply_maximum_above_minimum"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("supplies:item_detail", args=[self.pk])

    @property
    def label_path(self) -> str:
        """Where its label leads."""
        return reverse("supplies:item_page", args=[self.token])

    @property
    def code(self) -> str:
        """The token as it stands on the label."""
        return spaced(self.token)

    @property
    def picture(self) -> str:
        """The icon that stands for it where there is no photo."""
        return self.icon or self.category.icon

    @property
    def shown_unit(self) -> str:
        """The base unit in the reader's language."""
        return self.unit_en if (get_language() or "").startswith("en") and self.unit_en else self.unit

    @property
    def is_below_minimum(self) -> bool:
        """Of an item read `with_stock`: less is free or coming than should be."""
        if self.minimum is None:
            return False
        there = self.available + self.on_order
        return there < self.minimum or there == 0

    @property
    def bought_in(self) -> int:
        """Base units of the smallest pack; 1 where it is bought one by one."""
        return min((pack.holds for pack in self.packs.all()), default=1)

    @property
    def goal(self) -> int:
        """What buying fills up to: the maximum, or without one the minimum, at least one."""
        return max(self.maximum if self.maximum is not None else self.minimum or 0, 1)

    @property
    def to_buy(self) -> int:
        """Of an item read `with_stock` that is below its minimum: what fills it up, in whole packs. Else 0."""
        if not self.is_below_minimum:
            return 0
        lacking = max(self.goal - self.available - self.on_order, 0)
        return -(-lacking // self.bought_in) * self.bought_in


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
        return f"{self.shown_name} ({self.holds} {self.item.shown_unit})"

    @property
    def shown_name(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") and self.name_en else self.name
