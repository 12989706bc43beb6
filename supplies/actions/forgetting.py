"""Whom one spoke to at a supplier: forgotten half a year after the supplier was closed."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from frontdesk.search.rows import put_many
from supplies.models import Supplier

WHO = ("contact", "phone", "email")


def closed_before(before: datetime) -> QuerySet[Supplier]:
    """Suppliers closed before that moment of whom a contact is still known."""
    known = Q(*[~Q(**{field: ""}) for field in WHO], _connector=Q.OR)
    return Supplier.objects.filter(known, closed_at__lt=before)


@transaction.atomic
def forget_contacts(suppliers: QuerySet[Supplier], *, now: datetime) -> int:
    """The firm stays for the sake of its orders; who answered its telephone goes."""
    held = list(suppliers.select_for_update(of=("self",)).order_by("pk"))
    for supplier in held:
        for field in WHO:
            setattr(supplier, field, "")
    Supplier.objects.bulk_update(held, WHO)
    if held:
        put_many(held)
    return len(held)
