"""A price as it is written and as it is compared."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.db.models import Q

HUNDRED = Decimal(100)
CENT = Decimal("0.01")


def yuan(amount: Decimal) -> str:
    """'¥1,234.50'."""
    return f"¥{amount:,.2f}"


class Priced(models.Model):
    """A price as a supplier says it: yuan a pack with or without tax; compared as yuan a base unit without tax."""

    holds = models.PositiveIntegerField(default=1)  # base units a pack
    price = models.DecimalField(max_digits=12, decimal_places=2)  # yuan a pack
    tax_rate = models.DecimalField(max_digits=5, decimal_places=2, default=13)  # per cent
    is_with_tax = models.BooleanField(default=True)

    class Meta:
        abstract = True

    @property
    def unit_net(self) -> Decimal:
        """Yuan a base unit without tax, six places."""
        net = self.price / (1 + self.tax_rate / HUNDRED) if self.is_with_tax else self.price
        return (net / self.holds).quantize(Decimal("0.000001"))

    @property
    def unit_gross(self) -> Decimal:
        """Yuan a base unit with tax, six places."""
        gross = self.price if self.is_with_tax else self.price * (1 + self.tax_rate / HUNDRED)
        return (gross / self.holds).quantize(Decimal("0.000001"))

    def gross(self, quantity: int) -> Decimal:
        """Yuan with tax for so many base units, to the cent."""
        gross = self.price if self.is_with_tax else self.price * (1 + self.tax_rate / HUNDRED)
        return (gross * quantity / self.holds).quantize(CENT, ROUND_HALF_UP)

    def packs(self, quantity: int) -> int:
        """So many whole packs hold at least so many base units."""
        return -(-quantity // self.holds)


PRICE_CHECK = Q(holds__gt=0, price__gte=0, tax_rate__gte=0, tax_rate__lt=100)
