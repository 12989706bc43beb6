"""The ledger: what came and went, signed, never changed. The balance beside it is its sum, kept under a lock."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import DecimalField, Exists, ExpressionWrapper, F, OuterRef, Q, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Department
from frontdesk.workdays.months import month_after
from supplies.models.item import Item
from supplies.models.store import Store


class Kind(models.TextChoices):
    OPENING = "opening", _("opening stock")
    RECEIPT = "receipt", _("receipt")
    TAKE_BACK = "take_back", _("taken back")
    FOUND = "found", _("found when counted")
    ISSUE = "issue", _("issue")
    SCRAP = "scrap", _("scrapped")
    MISSING = "missing", _("missing when counted")
    REVERSAL = "reversal", _("reversal")


IN = (Kind.OPENING, Kind.RECEIPT, Kind.TAKE_BACK, Kind.FOUND)
OUT = (Kind.ISSUE, Kind.SCRAP, Kind.MISSING)
CHARGED = (Kind.ISSUE, Kind.TAKE_BACK, Kind.REVERSAL)
CENT = Decimal("0.01")
COST = ExpressionWrapper(F("quantity") * F("unit_cost"), output_field=DecimalField(max_digits=20, decimal_places=6))


class MovementQuerySet(models.QuerySet["Movement"]):
    """Every read of the ledger."""

    def of_document(self, model: type[models.Model], ids: list[int]) -> Self:
        """What the lines of a document moved."""
        return self.filter(document=model._meta.label_lower, line__in=ids)

    def charges(self) -> Self:
        """What departments are charged with: issues, less what was taken back or reversed."""
        return self.filter(kind__in=CHARGED, department__isnull=False)

    def charged(self, first_on: date, until_on: date) -> Self:
        """The same from one day to before another."""
        return self.charges().filter(on__gte=first_on, on__lt=until_on)

    def purchases(self) -> Self:
        """What came into stock by receipts, less what was taken back of them."""
        return self.filter(Q(kind=Kind.RECEIPT) | Q(kind=Kind.REVERSAL, reverses__kind=Kind.RECEIPT))

    def spent(self, *by: str) -> dict[Any, Decimal]:
        """Yuan that were charged, by these columns: {department: …} or {(department, month): …}."""
        rows = self.order_by().values(*by).annotate(spent=Sum(COST)).values_list(*by, "spent")
        return {key[0] if len(by) == 1 else tuple(key): (-total).quantize(CENT) for *key, total in rows}

    def in_month(self, first: date) -> Self:
        """That count for the month which begins so."""
        return self.filter(on__gte=first, on__lt=month_after(first))

    def reversing(self, ids: list[int]) -> Self:
        """What takes these back. Asked by document and line: an index of `reverses` holds hardly anything, and planners pass it over."""
        return self.filter(document=Movement._meta.label_lower, line__in=ids, kind=Kind.REVERSAL)

    def standing(self) -> Self:
        """Not taken back."""
        back = Movement.objects.filter(document=Movement._meta.label_lower, line=OuterRef("pk"), kind=Kind.REVERSAL)
        return self.filter(~Exists(back))

    def before(self, movement: "Movement") -> Self:
        """What was booked for an earlier day, or earlier for the same one."""
        return self.filter(Q(on__lt=movement.on) | Q(on=movement.on, pk__lt=movement.pk))

    def sums(self) -> dict[tuple[int, int], int]:
        """(item, store) → the sum of all movements, base units."""
        return {(item, store): total for item, store, total in self.order_by().values_list("item", "store").annotate(Sum("quantity"))}

    def used_by(self, department: Department | int, begin: date, end: date) -> dict[int, dict[date, int]]:
        """item → first of the month → base units that went to a department from `begin` until `end`; what came back is taken off."""
        mine = self.charged(begin, end).filter(department=department).order_by()
        used: dict[int, dict[date, int]] = {}
        for item, month, total in mine.values_list("item", TruncMonth("on")).annotate(Sum("quantity")):
            used.setdefault(item, {})[month] = max(-total, 0)
        return used


class Movement(models.Model):
    """`quantity` in base units, above zero for what came in. `unit_cost` in yuan a base unit, without tax: of a receipt what was paid,
    else the moving average of that moment. `on` is the day it counts for, which decides its month."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="movements")
    store = models.ForeignKey(Store, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    quantity = models.IntegerField()
    unit_cost = models.DecimalField(max_digits=14, decimal_places=6)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")  # whose cost an issue is
    document = models.CharField(max_length=60)
    line = models.BigIntegerField()
    on = models.DateField()
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="reversed_by")

    objects = MovementQuerySet.as_manager()

    class Meta:
        ordering = ["-moved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "line", "kind"], name="supply_line_moves_once"),
            models.CheckConstraint(
                condition=Q(kind__in=IN, quantity__gt=0) | Q(kind__in=OUT, quantity__lt=0) | Q(Q(kind=Kind.REVERSAL), ~Q(quantity=0)),
                name="supply_sign_fits_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.REVERSAL, reverses__isnull=False) | (~Q(kind=Kind.REVERSAL) & Q(reverses__isnull=True)),
                name="supply_reversal_names_what",
            ),
            models.CheckConstraint(condition=Q(unit_cost__gte=0), name="supply_cost_not_negative"),
        ]
        indexes = [
            models.Index(fields=["item", "-moved_at"], name="supply_of_item"),
            models.Index(fields=["on", "kind"], name="supply_of_month"),
            models.Index(fields=["item", "kind", "-on"], name="supply_last_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.quantity:+}"

    @property
    def signed(self) -> str:
        """'+12' or '−3', with a minus as it is printed."""
        return f"{self.quantity:+}".replace("-", "−")

    @property
    def shown_cost(self) -> str:
        """'−¥12.00'."""
        return f"{'−' if self.cost < 0 else ''}¥{abs(self.cost):,}"

    @property
    def cost(self) -> Decimal:
        """Yuan, signed like the quantity."""
        return (self.quantity * self.unit_cost).quantize(CENT)


class Balance(models.Model):
    """What one store holds of one item. on_hand: Σ of its movements. reserved: approved, not yet issued. on_order: ordered, not yet
    received. `average`: yuan a base unit, the moving average; at zero stock the last one stays."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="balances")
    store = models.ForeignKey(Store, models.PROTECT, related_name="balances")
    on_hand = models.PositiveIntegerField(default=0)
    reserved = models.PositiveIntegerField(default=0)
    on_order = models.PositiveIntegerField(default=0)
    average = models.DecimalField(max_digits=14, decimal_places=6, default=0)

    class Meta:
        ordering = ["item_id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "store"], name="supply_balance_once"),
            models.CheckConstraint(condition=Q(on_hand__gte=0, reserved__gte=0, on_order__gte=0), name="supply_never_below_zero"),
            models.CheckConstraint(condition=Q(reserved__lte=F("on_hand")), name="supply_reserved_is_there"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.on_hand}"

    @property
    def available(self) -> int:
        return self.on_hand - self.reserved
