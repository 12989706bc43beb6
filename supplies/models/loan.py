"""One department lends another what the store is short of; tracked until it is returned."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can
from supplies.models.item import Item
from supplies.models.requisition import RequisitionLine

PERSON = settings.AUTH_USER_MODEL


class LoanQuerySet(models.QuerySet["Loan"]):
    """Every read of the loans."""

    def visible_to(self, reader: Person) -> Self:
        """Heads see what their department lent and borrowed, who asked sees theirs; who runs the store sees all."""
        if reader.can(Can.RUN_SUPPLIES):
            return self
        heads = Q(lender__head=reader) | Q(borrower__head=reader) | Q(lender__head__stand_in=reader) | Q(borrower__head__stand_in=reader)
        return self.filter(heads | Q(line__requisition__asker=reader))

    def matching(self, words: str) -> Self:
        """By the thing or a department."""
        names = ("item__name", "item__name_en", "lender__name", "borrower__name")
        return self.filter(Q(*[(f"{name}__icontains", words) for name in names], _connector=Q.OR))

    def out(self) -> Self:
        return self.filter(returned_at__isnull=True)


class Loan(models.Model):
    line = models.ForeignKey(RequisitionLine, models.PROTECT, null=True, blank=True, related_name="loans")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()
    lender = models.ForeignKey(Department, models.PROTECT, related_name="+")
    borrower = models.ForeignKey(Department, models.PROTECT, related_name="+")
    due_on = models.DateField()
    lent_at = models.DateTimeField()
    lent_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = LoanQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            pair("supply_loan", "returned"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="supply_loan_of_something"),
            models.CheckConstraint(condition=~Q(lender=F("borrower")), name="supply_loan_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.item} × {self.quantity}"

    def get_absolute_url(self) -> str:
        return reverse("supplies:loan_list")
