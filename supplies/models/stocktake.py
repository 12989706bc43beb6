"""盘点: a frozen snapshot, what was counted, why it differs, who agreed."""

from datetime import date
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Absence, Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from supplies.models.category import Category
from supplies.models.item import Item
from supplies.models.store import Store

PERSON = settings.AUTH_USER_MODEL


class StocktakeQuerySet(models.QuerySet["Stocktake"]):
    """Every read of the stocktakes."""

    def visible_to(self, reader: Person) -> Self:
        """Who runs the store counts it; once it is handed in, who else is asked to agree to it, or acts for them, sees it too."""
        if reader.can(Can.RUN_SUPPLIES):
            return self
        asked = Todo.objects.filter(subject_type=self.model._meta.label_lower, subject_id=OuterRef("pk"))
        since = OuterRef("opened_at__date")
        away = Absence.objects.standing().filter(person=OuterRef("holder"), stand_in=reader, until_on__gte=since)
        return self.filter(Exists(asked.filter(Q(holder=reader) | Exists(away))), handed_in_at__isnull=False)

    def running(self) -> Self:
        """Neither agreed to nor dropped: what they hold is not counted twice."""
        return self.filter(approved_at__isnull=True, dropped_at__isnull=True)

    def counting(self) -> Self:
        return self.running().filter(handed_in_at__isnull=True)

    def counting_item(self, item: Item) -> Self:
        """The one in which this item is being counted at the moment, if there is one."""
        return self.counting().filter(lines__item=item)

    def blind(self) -> Self:
        """Those that are being counted without what the books say: nobody who counts is shown it."""
        return self.counting().filter(is_blind=True, books_opened_at__isnull=True)

    def waiting(self) -> Self:
        """Handed in, not agreed to yet."""
        return self.running().filter(handed_in_at__isnull=False)

    def month_end(self, store: Store, month: date) -> Self:
        """The one of this store and month, if it was not dropped."""
        return self.filter(store=store, month=month.replace(day=1), dropped_at__isnull=True)


class Stocktake(models.Model):
    number = models.CharField(max_length=30, blank=True, db_index=True)
    store = models.ForeignKey(Store, models.PROTECT, related_name="+")
    month = models.DateField(null=True, blank=True)  # the month end's own; none: a quick count in between
    categories = models.ManyToManyField(Category, blank=True, related_name="+")  # none: everything
    is_blind = models.BooleanField(default=True)
    opened_at = models.DateTimeField()  # the snapshot's moment
    opened_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    books_opened_at = models.DateTimeField(null=True, blank=True)  # all is counted: what the books say is shown, own counts stay
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = StocktakeQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            *(pair("stocktake", fact) for fact in ("handed_in", "approved", "dropped")),
            models.UniqueConstraint(
                fields=["store", "month"], condition=Q(month__isnull=False, dropped_at__isnull=True), name="stocktake_once_a_month"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(handed_in_at__isnull=False), name="stocktake_approved_after_handed_in"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("supplies:stocktake_detail", args=[self.pk])

    @property
    def what(self) -> str:
        """The month's, or which categories."""
        if self.month:
            return gettext("Month end %(month)s") % {"month": f"{self.month:%Y-%m}"}
        return gettext(", ").join(str(category) for category in self.categories.all()) or gettext("Quick count")

    @property
    def is_counting(self) -> bool:
        return self.handed_in_at is None and self.dropped_at is None

    @property
    def hides_books(self) -> bool:
        """Counted blind, and not all of it yet."""
        return self.is_blind and self.is_counting and self.books_opened_at is None

    @property
    def is_waiting(self) -> bool:
        """Handed in, not agreed to yet."""
        return self.handed_in_at is not None and self.approved_at is None and self.dropped_at is None


class StocktakeLine(models.Model):
    """Base units. `book` and `average` as of the snapshot; the difference is counted − (book + what moved until it was counted)."""

    class Cause(models.TextChoices):
        MISCOUNT = "miscount", _("counted wrongly before")
        UNRECORDED = "unrecorded", _("handed out without a record")
        DAMAGE = "damage", _("damaged")
        LOSS = "loss", _("lost")
        UNIT = "unit", _("unit mistaken")
        RECEIPT = "receipt", _("received wrongly")

    stocktake = models.ForeignKey(Stocktake, models.PROTECT, related_name="lines")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    book = models.PositiveIntegerField()
    average = models.DecimalField(max_digits=14, decimal_places=6)
    counted = models.PositiveIntegerField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    counted_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    moved = models.IntegerField(default=0)  # between the snapshot and the count that holds
    recounted = models.PositiveIntegerField(null=True, blank=True)
    recounted_at = models.DateTimeField(null=True, blank=True)
    recounted_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    cause = models.CharField(max_length=12, choices=Cause, blank=True)
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["item_id"]
        constraints = [
            pair("stocktake_line", "counted"),
            pair("stocktake_line", "recounted"),
            models.UniqueConstraint(fields=["stocktake", "item"], name="stocktake_item_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.holding}"

    @property
    def holding(self) -> int | None:
        """The count that holds: the second where there is one."""
        return self.counted if self.recounted is None else self.recounted

    @property
    def expected(self) -> int:
        """What should be there when it was counted."""
        return self.book + self.moved

    @property
    def difference(self) -> int | None:
        return None if self.holding is None else self.holding - self.expected

    @property
    def worth(self) -> Decimal:
        """Yuan, signed like the difference, at the average of the snapshot."""
        return ((self.difference or 0) * self.average).quantize(Decimal("0.01"))

    @property
    def lacks_cause(self) -> bool:
        return bool(self.difference) and not self.cause


class Unexpected(models.Model):
    """Something found that no line names: an item of another store, or one that nobody knows."""

    stocktake = models.ForeignKey(Stocktake, models.PROTECT, related_name="unexpected")
    what = models.CharField(max_length=120)
    quantity = models.PositiveIntegerField()
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [pair("stocktake_unexpected", "settled")]

    def __str__(self) -> str:
        return f"{self.what} × {self.quantity}"
