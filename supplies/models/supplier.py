"""供应商: who sells to us, by category."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.models.named import Named, NamedQuerySet
from supplies.models.category import Category

PERSON = settings.AUTH_USER_MODEL


class SupplierQuerySet(NamedQuerySet):
    """Every read of the suppliers."""

    def visible_to(self, reader: Person) -> Self:
        """Who sells to us at which price is known to those who buy, and to nobody else."""
        return self if reader.can(Can.BUY_SUPPLIES) else self.none()

    def matching(self, words: str) -> Self:
        """By name in either language, contact, telephone or e-mail."""
        found = [Q(**{f"{field}__icontains": words}) for field in ("name", "name_en", "contact", "phone", "email")]
        return self.filter(Q(*found, _connector=Q.OR))

    def with_grade(self) -> Self:
        """With `last_grade`: what the newest review that was decided came to; None before the first."""
        decided = self.model._meta.get_field("reviews").related_model._default_manager.filter(decided_at__isnull=False)
        newest = decided.filter(supplier=OuterRef("pk")).order_by("-quarter").values("grade")[:1]
        return self.annotate(last_grade=Subquery(newest))


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
