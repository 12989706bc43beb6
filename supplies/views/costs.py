"""What departments cost in supplies, and what they may: by month, quarter and year, compared and ranked."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.people.models import Department
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.export import export
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from supplies.actions import budgets
from supplies.forms.budgets import BudgetForm
from supplies.models import Budget
from supplies.showing.cost_table import MONTHS, Period, costs, departments_of, together


@gate(Can.SEE_SUPPLY_COSTS)
def cost_list(request: Request) -> HttpResponse:
    today = timezone.localdate()
    period = Period.read(request.GET.get("period", ""), today)
    rows = costs(period, departments_of(request.user), request.user)
    context = {
        "period": period,
        "kinds": [(kind, period.of_kind(kind)) for kind in MONTHS],
        "rows": rows,
        "all": together(rows, period, request.user) if len(rows) > 1 else None,
        "is_running": period.holds(today),
        "has_next": period.until_on <= today,
    }
    return render(request, "supplies/cost_list.html", context)


@gate(Can.SEE_SUPPLY_COSTS)
def cost_export(request: Request) -> HttpResponse:
    period = Period.read(request.GET.get("period", ""), timezone.localdate())
    rows = costs(period, departments_of(request.user), request.user)
    heads = [
        *(_("Rank"), _("Department"), _("Cost"), _("Budget"), pgettext("money", "Left"), _("Spent, %")),
        *(_("Period before"), _("Change, %"), _("A year before"), _("Year on year, %")),
    ]
    cells = (
        [
            *(row.rank, str(row.department), float(row.spent)),
            *((float(row.standing.budget.amount), float(row.standing.left), row.standing.share) if row.standing else ("", "", "")),
            *(float(row.before), row.change, float(row.year_ago), row.year_on_year),
        ]
        for row in rows
    )
    title = _("Costs of supplies %(period)s") % {"period": period.name}
    return export(request, title=title, heads=heads, rows=cells, widths=[8, 24, 14, 14, 14, 10, 14, 12, 14, 14], plain="costs")


@gate(Can.APPROVE_PURCHASES)
@once
def budget_edit(request: Request, pk: int, year: int) -> HttpResponse:
    """The year and its months of one department."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    department = get_object_or_404(Department.objects.visible_to(request.user), pk=pk)
    amounts = {each.month: each.amount for each in Budget.objects.filter(department=department, year=year)}
    form = BudgetForm(request.POST or None, amounts=amounts)
    if request.method == "POST" and form.is_valid():
        try:
            budgets.set_year(department, year=year, amounts=form.touched, by=request.user, now=timezone.now())
            toast(request, _("The budget of %(department)s for %(year)d is saved.") % {"department": department, "year": year})
            return redirect(f"{redirect('supplies:cost_list').url}?period={year}")
        except Refused as error:
            refuse(form, error, {})
    context = {"form": form, "department": department, "year": year}
    return render(request, "supplies/budget_edit.html", context, status=422 if form.errors else 200)
