"""Whom one spoke to at a contractor: forgotten half a year after the contractor was closed."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from frontdesk.todos.forgetting import forget_subjects
from repairs.actions.forgetting.tickets import RULE
from repairs.models import Contractor

WHO = ("contact", "phone", "email")


def closed_before(before: datetime) -> QuerySet[Contractor]:
    """Contractors closed before that moment of whom a contact is still known."""
    known = Q(*[~Q(**{field: ""}) for field in WHO], _connector=Q.OR)
    return Contractor.objects.filter(known, closed_at__lt=before)


@transaction.atomic
def forget_contacts(contractors: QuerySet[Contractor], *, now: datetime) -> int:
    """The firm stays for the sake of what it repaired; who answered its telephone goes. How many."""
    held = list(contractors.select_for_update(of=("self",)).order_by("pk"))
    for contractor in held:
        for field in WHO:
            setattr(contractor, field, "")
    Contractor.objects.bulk_update(held, WHO)
    forget_subjects(Contractor, [contractor.pk for contractor in held], rule=RULE, at=now)
    return len(held)
