"""Departments: the tree, and for the manager making, changing, heading and closing one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.office.departments import tree
from frontdesk.office.forms.departments import REFUSALS, DepartmentForm, HeadForm
from frontdesk.people.actions import departments
from frontdesk.people.editing import Changed
from frontdesk.people.models import Department
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast


@gate(Can.SEE_PEOPLE)
def department_list(request: Request) -> HttpResponse:
    """The tree of open departments; for the manager the closed ones below it."""
    visible = Department.objects.visible_to(request.user).counted().select_related("head").order_by("name")
    context = {
        "branches": tree(row for row in visible if row.closed_at is None),
        "closed": [row for row in visible if row.closed_at],
        "may_manage": request.user.can(Can.MANAGE_PEOPLE),
    }
    return render(request, "office/department_list.html", context)


@gate(Can.MANAGE_PEOPLE)
@once
def department_new(request: Request) -> HttpResponse:
    form = DepartmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = departments.create(**form.values, by=request.user, now=timezone.now())
            toast(request, _("%(name)s is there now. Choose its head.") % {"name": made})
            return redirect("department_edit", made.pk)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "office/department_edit.html", {"form": form}, status=422 if form.errors else 200)


def one(request: Request, pk: int) -> Department:
    return get_object_or_404(Department.objects.visible_to(request.user).select_related("head", "parent"), pk=pk)


@gate(Can.MANAGE_PEOPLE)
@once
def department_edit(request: Request, pk: int) -> HttpResponse:
    department = one(request, pk)
    form = DepartmentForm(request.POST or None, record=department)
    if request.method == "POST" and form.is_valid():
        try:
            departments.edit(department, values=form.values, seen=form.before_their_eyes(), by=request.user, now=timezone.now())
            toast(request, _("Saved."))
            return redirect("department_list")
        except Changed as error:
            form = form.anew(error)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, department, form=form)


def show(request: Request, department: Department, form: DepartmentForm | None = None, head_form: HeadForm | None = None) -> HttpResponse:
    """The page of one department, with errors when there are any."""
    context = {
        "department": department,
        "form": form or DepartmentForm(record=department),
        "head_form": head_form or HeadForm(initial={"head": department.head}),
    }
    wrong = bool((form and form.errors) or (head_form and head_form.errors))
    return render(request, "office/department_edit.html", context, status=422 if wrong else 200)


@gate(Can.MANAGE_PEOPLE)
@require_POST
@once
def department_head(request: Request, pk: int) -> HttpResponse:
    """Who heads it from now on; an empty field takes the head away."""
    department, form = one(request, pk), HeadForm(request.POST)
    if form.is_valid():
        try:
            head = form.cleaned_data["head"]
            departments.set_head(department, head=head, by=request.user, now=timezone.now())
            words = _("%(head)s heads %(name)s.") if head else _("%(name)s has no head now.")
            toast(request, words % {"head": head, "name": department})
            return redirect("department_list")
        except Refused as error:
            refuse(form, error, {"gone": "head", "closed": "head"})
    return show(request, department, head_form=form)


@gate(Can.MANAGE_PEOPLE)
@require_POST
@once
def department_close(request: Request, pk: int) -> HttpResponse:
    department = one(request, pk)
    try:
        departments.close(department, by=request.user, now=timezone.now())
        toast(request, _("%(name)s is closed.") % {"name": department})
    except Refused as error:
        refused(request, error)
        return redirect("department_edit", pk)
    return redirect("department_list")


@gate(Can.MANAGE_PEOPLE)
@require_POST
@once
def department_reopen(request: Request, pk: int) -> HttpResponse:
    department = one(request, pk)
    try:
        departments.reopen(department, by=request.user, now=timezone.now())
        toast(request, _("%(name)s is open again.") % {"name": department})
    except Refused as error:
        refused(request, error)
    return redirect("department_edit", pk)
