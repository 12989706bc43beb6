"""供应商: who sells to us, by category."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.places.models.named import Named, NamedQuerySet
from supplies.models.category import Category

PERSON = settings.AUTH_USER_MODEL


class SupplierQuerySet(NamedQuerySet):
    """Every read of the suppliers."""


class Supplier(Named):
    categories = models.ManyToManyField(Category, related_name="suppliers", blank=True)
    contact = models.CharField(_("contact"), max_length=60, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    terms = models.CharField(_("terms"), max_length=200, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")

    objects = SupplierQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("supplier", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_supplier_a_name"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("supplies:supplier_detail", args=[self.pk])
