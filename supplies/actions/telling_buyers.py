"""Who hears of agreements that end and of budgets that run out."""

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import override

from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from supplies.actions.budgets import Standing
from supplies.models import Agreement
from supplies.models.price import yuan
from supplies.notices.agreement_ends import AgreementEnds
from supplies.notices.budget_warning import BudgetWarning


def buyers() -> list[Person]:
    """Everybody who buys."""
    roles = [role for role in Role if Can.BUY_SUPPLIES in PERMISSIONS[role]]
    return list(Person.objects.active().filter(posts__role__in=roles).distinct().order_by("pk"))


def agreement_ends(ending: Agreement, *, now: datetime) -> None:
    items = str(ending.prices.count())
    for person in buyers():
        with override(person.language):
            data = {
                "supplier": str(ending.supplier),
                "last": date_format(ending.until_on, "DATE_FORMAT"),
                "until": ending.until_on.isoformat(),
                "items": items,
                "path": ending.get_absolute_url(),
            }
        post(AgreementEnds, cause=f"agreement:{ending.pk}:ends:{ending.until_on}", to=person, subject=ending, data=data, now=now)


def budget_runs_out(standing: Standing, *, now: datetime) -> None:
    """The head of the department and the admin managers, each once."""
    budget = standing.budget
    head = budget.department.head
    told = {person.pk: person for person in Person.objects.holding(Role.ADMIN_MANAGER).distinct()}
    if head and head.is_active:
        told[head.pk] = head
    for person in told.values():
        with override(person.language):
            data = {
                "department": str(budget.department),
                "period": budget.period,
                "budget": yuan(budget.amount),
                "spent": yuan(standing.spent),
                "left": yuan(standing.left),
                "share": str(standing.share),
                "path": f"{reverse('supplies:cost_list')}?period={budget.period}",
            }
        cause = f"budget:{budget.department_id}:{budget.period}:{standing.step}"
        post(BudgetWarning, cause=cause, to=person, subject=budget, data=data, now=now)
