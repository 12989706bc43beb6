"""One department lends another what the store is short of; tracked until it is returned."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from frontdesk.facts import pair
from frontdesk.people.models import Department
from supplies.models.item import Item
from supplies.models.requisition import RequisitionLine

PERSON = settings.AUTH_USER_MODEL


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

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            pair("supply_loan", "returned"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="supply_loan_of_something"),
            models.CheckConstraint(condition=~Q(lender=F("borrower")), name="supply_loan_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.item} × {self.quantity}"
